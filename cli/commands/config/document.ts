import type { Configuration } from '../../../daemon/configuration/configuration.ts';
import type { Integer } from '../../../host/quantity.ts';

/**
 * Where the settings file is, or was written.
 *
 * @title gowarden config path --json, gowarden config init --json
 * @document config-file
 */
export interface ConfigFileDocument {
  readonly schemaVersion: 1;
  readonly file: string;
}

/**
 * What is wrong with the settings.
 *
 * @title gowarden config check --json
 * @document config-check
 */
export interface ConfigCheckDocument extends ConfigFileDocument {
  /** False when the file does not exist, so that the defaults hold. */
  readonly exists: boolean;
  readonly problems: readonly {
    readonly code: string;
    /** In the language of the user. */
    readonly message: string;
    /** @minimum 1 */
    readonly line?: Integer;
    /** @minimum 1 */
    readonly column?: Integer;
  }[];
}

/**
 * The settings that hold now. docs/configuration.md explains each.
 *
 * @title gowarden config show --json
 * @document config-show
 */
export interface ConfigShowDocument extends ConfigFileDocument {
  /** By section and name; null for what is off. */
  readonly configuration: Configuration;
  /** Who gave each setting that is not its default, by its name with the section. */
  readonly origins: Readonly<Record<string, 'file' | 'variable'>>;
}

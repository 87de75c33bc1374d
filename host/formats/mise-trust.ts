import { hasTemplate } from './mise-toml.ts';
import { readToml } from './toml.ts';

/**
 * Whether a mise.toml names versions and tasks and no more, so that mise reads it whoever wrote it: no variables, settings, hooks,
 * aliases, options of a tool, templates. https://mise.jdx.dev/cli/trust.html, src/config/config_file/mise_toml.rs, `is_safe_config_body`
 */
export function isSafeMiseToml(text: string): boolean {
  if (hasTemplate(text)) return false;
  const toml = readToml(text);
  if (!toml.ok || hasTemplateIn(toml.value)) return false;
  return Object.entries(toml.value).every(([key, value]) => {
    if (key === 'min_version' || key === 'tasks') return true;
    return key === 'tools' && isTable(value) && Object.values(value).every(isPlain);
  });
}

function isPlain(value: unknown): boolean {
  return Array.isArray(value) ? value.every((one) => typeof one === 'string') : typeof value === 'string';
}

/** In a name or a text at any depth; escapes of TOML may hide one from who looks at the file's own text. */
function hasTemplateIn(value: unknown): boolean {
  if (typeof value === 'string') return hasTemplate(value);
  if (Array.isArray(value)) return value.some(hasTemplateIn);
  if (!isTable(value)) return false;
  return Object.entries(value).some(([name, one]) => hasTemplate(name) || hasTemplateIn(one));
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

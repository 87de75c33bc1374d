import { posix } from 'node:path';
import { commandLineTools } from '../../host/apple/developer-directory.darwin.ts';
import type { PlistDictionary } from '../../host/formats/plist.ts';
import type { License, Tools } from './answer.ts';
import { type AppleLook, textIn } from './look.ts';
import { isWhole } from './tools.ts';
import { compareNumbers, isVersion } from './minimum.ts';

const agreements = '/Library/Preferences/com.apple.dt.Xcode.plist';

/**
 * Whether the license of the Xcode in use was agreed to on this machine: the number of its kind (release or beta) that
 * `xcodebuild -license` has stored is the one that it asks for, or a later one that a later Xcode asked for. The Command Line
 * Tools ask for none. Null when it could not be determined.
 * https://macops.ca/deploying-xcode-the-trick-with-accepting-license-agreements,
 * https://github.com/xcpretty/xcode-install/issues/277
 */
export function licenseOf(look: AppleLook, { directory, kind, state, version }: Tools): License | null {
  if (kind !== 'xcode' || directory === null || state !== 'whole') return null;
  const application = posix.join(directory.path, '../..');
  const file = posix.join(application, 'Contents/Resources/LicenseInfo.plist');
  const asked = look.dictionary(file);
  const [required, type] = [textIn(asked, 'licenseID'), textIn(asked, 'licenseType')];
  if (required === null || (type !== 'GM' && type !== 'Beta')) return null;
  const stored = look.dictionary(agreements);
  if (stored === null) return null;
  const agreed = textIn(stored, `IDELast${type}LicenseAgreedTo`);
  const agreedBy = textIn(stored, `IDEXcodeVersionForAgreedTo${type}License`);
  const isOpen = openness(agreed, required, agreedBy, version?.value ?? null);
  if (isOpen === null) return null;
  return {
    application,
    kind: type,
    isOpen,
    hasTools: isOpen && isWhole(look, commandLineTools),
    agreed,
    required,
    evidence: [`${file}: ${type} ${required}`, ...storedIn(stored, type)],
  };
}

function storedIn(stored: PlistDictionary | undefined, type: string): readonly string[] {
  const keys = [`IDELast${type}LicenseAgreedTo`, `IDEXcodeVersionForAgreedTo${type}License`];
  return keys.map((key) => `${agreements}: ${key} ${textIn(stored, key) ?? '-'}`);
}

/** Both lower, or nothing: open. One lower and one not: null, because it is unknown. */
function openness(
  agreed: string | null,
  required: string,
  agreedBy: string | null,
  version: string | null,
): boolean | null {
  if (agreed === null && agreedBy === null) return true;
  if (agreed === required) return false;
  const lower = [isLowerId(agreed, required), isLowerVersion(agreedBy, version)].filter(
    (one) => one !== null,
  );
  if (lower.length === 0 || (lower.includes(true) && lower.includes(false))) return null;
  return lower.includes(true);
}

function isLowerId(agreed: string | null, required: string): boolean | null {
  const [one, other] = [agreed ?? '', required].map((id) => /^[A-Z]{1,4}(\d{1,9})$/.exec(id)?.[1]);
  return one === undefined || other === undefined ? null : Number(one) < Number(other);
}

function isLowerVersion(agreed: string | null, version: string | null): boolean | null {
  if (agreed === null || version === null || !isVersion(agreed) || !isVersion(version)) return null;
  return compareNumbers(agreed, version) < 0;
}

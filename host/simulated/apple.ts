import type { Sketched, SketchedFiles } from './build.ts';
import { forgeBinaryPlist, type PlistSketch } from './forge.plist.ts';

const place = '/Library/Developer/CommandLineTools';

/** Nothing reads its content: only its place counts. */
const program: Sketched = { text: '', executable: true };

/** The shims of every macOS that stand for developer tools, as far as Go comes to them. */
export const appleShims: SketchedFiles = Object.fromEntries(
  ['ar', 'cc', 'clang', 'clang++', 'git', 'ld', 'make', 'xcode-select', 'xcrun'].map((name) => [
    `/usr/bin/${name}`,
    program,
  ]),
);

export interface ToolsSketch {
  /** Of the receipt, or of Xcode: `26.0`. */
  readonly version?: string;
  /** Of the SDK: `26.0`. */
  readonly sdk?: string;
}

/** The Command Line Tools with their receipt. */
export function commandLineTools({
  version = '26.0.0.0.1.1757719676',
  sdk = '26.0',
}: ToolsSketch = {}): SketchedFiles {
  return {
    [`${place}/usr/bin/clang`]: program,
    [`${place}/usr/bin/git`]: program,
    [`${place}/usr/lib/libxcrun.dylib`]: program,
    ...macSdk(`${place}/SDKs`, sdk),
    [receiptFile]: binaryPlist({
      InstallDate: new Date('2026-09-20T08:00:00Z'),
      InstallPrefixPath: '/',
      PackageIdentifier: 'com.apple.pkg.CLTools_Executables',
      PackageVersion: version,
    }),
  };
}

/** Where macOS keeps that the Command Line Tools were installed. */
export const receiptFile = '/Library/Apple/System/Library/Receipts/com.apple.pkg.CLTools_Executables.plist';

export interface XcodeSketch extends ToolsSketch {
  readonly application?: string;
  /** What it asks to be agreed to. */
  readonly license?: { readonly id: string; readonly kind: 'GM' | 'Beta' };
}

/** An Xcode, whose license is agreed to or not by `agreement`. */
export function xcode({
  application = '/Applications/Xcode.app',
  version = '26.0',
  sdk = '26.0',
  license = { id: 'EA1910', kind: 'GM' },
}: XcodeSketch = {}): SketchedFiles {
  const developer = `${application}/Contents/Developer`;
  return {
    [`${developer}/Toolchains/XcodeDefault.xctoolchain/usr/bin/clang`]: program,
    [`${developer}/usr/bin/git`]: program,
    [`${developer}/usr/bin/xcrun`]: program,
    [`${developer}/usr/lib/libxcrun.dylib`]: program,
    ...macSdk(`${developer}/Platforms/MacOSX.platform/Developer/SDKs`, sdk),
    [`${application}/Contents/version.plist`]: xmlPlist({
      CFBundleShortVersionString: version,
      ProductBuildVersion: '17A324',
    }),
    [`${application}/Contents/Resources/LicenseInfo.plist`]: binaryPlist({
      licenseID: license.id,
      licenseType: license.kind,
    }),
  };
}

/** What `xcodebuild -license` stores, as macOS writes it: binary. */
export function agreement(id: string, version: string, kind: 'GM' | 'Beta' = 'GM'): SketchedFiles {
  return {
    '/Library/Preferences/com.apple.dt.Xcode.plist': binaryPlist({
      [`IDELast${kind}LicenseAgreedTo`]: id,
      [`IDEXcodeVersionForAgreedTo${kind}License`]: version,
    }),
  };
}

/** The choice of `xcode-select --switch`. */
export function selected(directory: string): SketchedFiles {
  return { '/var/select/developer_dir': { link: directory } };
}

/** An SDK by its version, and the link without one. */
export function macSdk(directory: string, version: string): SketchedFiles {
  const sdk = `${directory}/MacOSX${version}.sdk`;
  return {
    [`${directory}/MacOSX.sdk`]: { link: `MacOSX${version}.sdk` },
    [`${sdk}/SDKSettings.json`]: {
      text: `${JSON.stringify({ CanonicalName: `macosx${version}`, Version: version })}\n`,
    },
    [`${sdk}/usr/include/stdlib.h`]: { text: '#ifndef _STDLIB_H_\n#endif\n' },
  };
}

export function binaryPlist(value: PlistSketch): Sketched {
  return { base64: forgeBinaryPlist(value).toString('base64') };
}

function xmlPlist(strings: Readonly<Record<string, string>>): Sketched {
  const entries = Object.entries(strings).map(
    ([key, value]) => `\t<key>${key}</key>\n\t<string>${value}</string>\n`,
  );
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict>\n${entries.join('')}</dict>\n</plist>\n`,
  };
}

import { readBinary } from '../../../../host/binary/read.ts';
import { bytesSource } from '../../../../host/binary/bytes-source.ts';
import { readProductInfo } from '../../../../host/formats/product-info.ts';
import type { TreeFacts } from '../../../../probes/verification/look.ts';
import type { Proof } from '../../../../probes/verification/verdict.ts';
import type { Listing } from './listing.ts';
import { inWords } from './text.ts';

/** What an archive says that it holds. */
export interface Held {
  /** `go1.26.8`, `GoLand 2026.1`; null when it does not say. */
  readonly version: string | null;
  /** `darwin/arm64` */
  readonly builtFor: string | null;
  /** Of a Go: as of a tree that is installed. */
  readonly tree: TreeFacts | null;
}

/** Reads VERSION and bin/go of a Go, product-info.json of GoLand. */
export function heldIn(listing: Listing, path: string): Held {
  const version = listing.texts.get('go/VERSION');
  if (version) return goIn(listing, version.toString(), path);
  const [product] = [...listing.texts].filter(([name]) => name.endsWith('product-info.json'));
  const info = product && readProductInfo(product[1].toString());
  return info
    ? { version: `${info.name} ${info.version}`, builtFor: info.architecture, tree: null }
    : { version: null, builtFor: null, tree: null };
}

function goIn(listing: Listing, text: string, path: string): Held {
  const [version = ''] = text.split('\n', 1);
  const program = listing.texts.get('go/bin/go');
  const binary = program ? readBinary(bytesSource(program)) : null;
  const go = binary?.go ?? null;
  const architecture = go?.settings.GOARCH ?? binary?.architectures[0];
  const os = go?.settings.GOOS ?? (binary?.format.startsWith('mach-o') ? 'darwin' : 'linux');
  const builtFor = binary && architecture !== undefined ? { os, architecture } : null;
  return {
    version,
    builtFor: builtFor && `${builtFor.os}/${builtFor.architecture}`,
    // Of sources alone nothing is known to compare them with.
    tree: builtFor && { goroot: path, version, go, builtFor, goEnv: null, leaveOut: [], origin: [] },
  };
}

/** Whether the file's name says the same: `go1.26.8.darwin-arm64.tar.gz`. */
export function nameProofs(name: string, { version, builtFor }: Held): Proof[] {
  const match = /^(go1[.\da-z]*?)\.([a-z0-9]+)-([a-z0-9]+)\.(?:tar\.gz|pkg|zip)$/.exec(name);
  const proofs: Proof[] = [];
  const compare = (
    kind: 'version' | 'architecture',
    held: string | null,
    named: string | undefined,
  ): void => {
    if (held === null) return;
    const ok = named === undefined || named === held;
    proofs.push({
      kind,
      ok,
      detail: ok ? inWords('holds', { held }) : inWords('nameDiffers', { named, held }),
    });
  };
  const architecture = match?.[3] === 'armv6l' ? 'arm' : match?.[3];
  compare('version', version, match?.[1]);
  compare('architecture', builtFor, match ? `${match[2] ?? ''}/${architecture ?? ''}` : undefined);
  return proofs;
}

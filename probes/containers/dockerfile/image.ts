/** A reference to an image, as FROM names it. */
export interface Image {
  /** As written, variables replaced. */
  readonly reference: string;
  /** Without registry, tag and digest: `library/golang`, `distroless/static-debian12`. */
  readonly repository: string;
  /** Empty when it has none. */
  readonly tag: string;
}

/** The C library that programs of an image find: `none` where there is neither a loader nor a library. */
export type Libc = 'glibc' | 'musl' | 'none';

/** Parts of `registry:5000/a/b:tag@sha256:…`. https://pkg.go.dev/github.com/distribution/reference */
export function imageOf(reference: string): Image {
  const named = reference.split('@', 1)[0] ?? '';
  const slash = named.lastIndexOf('/');
  const colon = named.indexOf(':', slash + 1);
  const path = colon === -1 ? named : named.slice(0, colon);
  const parts = path.toLowerCase().split('/');
  const [first = ''] = parts;
  const hasRegistry = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  return {
    reference,
    repository: (hasRegistry ? parts.slice(1) : parts).join('/'),
    tag: colon === -1 ? '' : named.slice(colon + 1).toLowerCase(),
  };
}

/** The full names that an engine looks for locally; none where a digest chooses the image. https://pkg.go.dev/github.com/distribution/reference */
export function namesOf({ reference, tag }: Image): readonly string[] {
  if (reference.includes('@') || reference === 'scratch') return [];
  const whole = tag === '' ? `${reference}:latest` : reference;
  const [first = '', ...more] = whole.split('/');
  if (more.length > 0 && (/[.:]/.test(first) || first === 'localhost')) return [whole];
  return [`docker.io/${more.length === 0 ? `library/${whole}` : whole}`, `localhost/${whole}`];
}

const last = ({ repository }: Image): string => repository.slice(repository.lastIndexOf('/') + 1);

/** Whether it is somebody's image of Go. */
export function isGolang(image: Image): boolean {
  return last(image) === 'golang' || ['chainguard/go', 'wolfi/go'].includes(image.repository);
}

/**
 * Whether it is the official image or a copy of it under its own name, which sets GOTOOLCHAIN=local since Go 1.21
 * (https://github.com/docker-library/golang/pull/491).
 */
export function isOfficialGolang({ repository }: Image): boolean {
  return /^(?:(?:docker\/)?library\/)?golang$/.test(repository);
}

/**
 * The Go release that a tag names: `1.26.3` of `1.26.3-alpine3.22`, `1.26` of `1.26` (the newest patch when it was built). Null where
 * the tag names none: `latest`, `alpine`, `1`, a digest, what is not known.
 */
export function goVersionOf({ tag }: Image): string | null {
  return /^(1\.\d{1,3}(?:\.\d{1,3}|rc\d{1,3}|beta\d{1,3})?)(?:-|$)/.exec(tag)?.[1] ?? null;
}

const glibcImages = new Set([
  ...['debian', 'ubuntu', 'fedora', 'centos', 'rockylinux', 'almalinux', 'amazonlinux', 'oraclelinux'],
  ...['ubi8', 'ubi9', 'ubi10', 'ubi-minimal', 'ubi-micro', 'wolfi-base', 'glibc-dynamic', 'buildpack-deps'],
]);

/** The C library that an image has; null when its name does not show it. */
export function libcOf(image: Image): Libc | null {
  const name = last(image);
  const { reference, tag, repository } = image;
  if (reference === 'scratch') return 'none';
  if (repository.startsWith('distroless/')) {
    if (name.startsWith('static')) return 'none';
    return /^(?:base|cc|python|java|nodejs)/.test(name) ? 'glibc' : null;
  }
  if (repository === 'chainguard/static') return 'none';
  if (name === 'busybox') return tag.includes('glibc') ? 'glibc' : tag.includes('musl') ? 'musl' : null;
  if (name === 'alpine') return 'musl';
  if (tag.includes('alpine')) return 'musl';
  if (/windowsservercore|nanoserver/.test(tag)) return null;
  if (isOfficialGolang(image) || glibcImages.has(name)) return 'glibc';
  return /(?:^|-)(?:bookworm|bullseye|buster|trixie)(?:-|$)/.test(tag) ? 'glibc' : null;
}

/**
 * Whether a glibc is older than 2.34, which gave pthread_create and __libc_start_main new versions: what is linked with it or a newer one
 * does not start with an older one. https://sourceware.org/pipermail/libc-alpha/2021-August/129718.html
 */
export type GlibcAge = 'before 2.34' | 'since 2.34';

/** By the release of the distribution (Debian 11 has 2.31, 12 has 2.36; Ubuntu 20.04 2.31, 22.04 2.35; RHEL 8 2.28, 9 2.34); null where that is unknown. */
export function glibcAgeOf(image: Image): GlibcAge | null {
  if (libcOf(image) !== 'glibc') return null;
  const name = last(image);
  const { tag, repository } = image;
  const words = `${tag}-`;
  if (/(?:^|-)(?:stretch|buster|bullseye|bionic|focal)-/.test(words)) return 'before 2.34';
  if (/(?:^|-)(?:bookworm|trixie|jammy|noble)-/.test(words)) return 'since 2.34';
  // Without a release the official images of Go 1.21 and later are those of Debian 12 or later.
  if (isOfficialGolang(image))
    return Number(goVersionOf(image)?.split('.')[1] ?? 0) >= 21 ? 'since 2.34' : null;
  const release = repository.startsWith('distroless/')
    ? Number(/-debian(\d{1,2})$/.exec(name)?.[1])
    : Number(/^(\d{1,2})(?:\.\d{1,10})*(?:-|$)/.exec(tag)?.[1] ?? /^ubi(\d{1,2})(?:-|$)/.exec(name)?.[1]);
  const first = firstRelease(name, repository);
  if (Number.isNaN(release) || first === null) return null;
  return release < first ? 'before 2.34' : 'since 2.34';
}

/** The first release of a distribution that has glibc 2.34 or newer. */
function firstRelease(name: string, repository: string): number | null {
  if (name === 'debian' || repository.startsWith('distroless/')) return 12;
  if (name === 'ubuntu') return 22;
  return /^(?:ubi\d|rockylinux$|almalinux$|centos$|oraclelinux$)/.test(name) || repository.startsWith('ubi')
    ? 9
    : null;
}

/** Architecture that the name of an image fixes (`arm64v8/alpine`, `golang:1.26-amd64`): a Go name, or null. */
export function architectureOf({ repository }: Image): string | null {
  return (
    { amd64: 'amd64', arm64v8: 'arm64', arm32v7: 'arm', i386: '386' }[repository.split('/', 1)[0] ?? ''] ??
    null
  );
}

/** Whether it is one of Windows' images, of which nothing here is said. */
export function isWindows({ tag, repository }: Image): boolean {
  return /windowsservercore|nanoserver/.test(tag) || repository.startsWith('windows/');
}

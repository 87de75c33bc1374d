/** Hashes of the module golang.org/toolchain, without `h1:`, by release and system. Written by `npm run toolchains`. */
export const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'go1.26.8': { 'linux-amd64': 'ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM=' },
};

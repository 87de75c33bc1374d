export const report = {
  paths: {
    names: {
      configFile: 'settings',
      database: 'history',
      logFile: 'log',
      socket: 'socket',
      state: 'state',
      cache: 'cache',
    },
    absent: '(not there yet)',
  },
  version: {
    node: (version: string, architecture: string, path: string): string =>
      `Node.js ${version}, ${architecture}, ${path}`,
    hardware: (architecture: string, translated: boolean | 'unknown'): string =>
      translated === 'unknown'
        ? `Hardware ${architecture}; whether this Node runs translated could not be told`
        : translated
          ? `Hardware ${architecture}: this Node runs translated`
          : `Hardware ${architecture}: this Node runs natively`,
  },
};

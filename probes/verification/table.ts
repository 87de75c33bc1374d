/** Hashes of the module golang.org/toolchain, without `h1:`, by release and system. Written by `npm run toolchains RELEASE…`. */
export const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'go1.27.4': {
    'darwin-amd64': 'pGMKOvDXqmH5hfulCZ4TTqAwXsYPT9QnFQ1zrH0iR6M=',
    'darwin-arm64': '87DnSk/ftpTKvVhs/5KkUqpRmq8SWxkmKzbTca6PBTk=',
    'linux-amd64': '8Tl0rBb7KdISSdPkZBjlpZxsUBb+004GI/SM2XbmSqI=',
    'linux-arm64': 'vCmfNA8b+T0RfElhx3mNdgu1UrIuyzZCgTrRiUWLnOI=',
  },
  'go1.27.3': {
    'darwin-amd64': 'lNZeEEL2d/WCVokXuF1aGUU66U7zkfcDLoxktzPJdQY=',
    'darwin-arm64': 'yCdfDZ+GhmDNz9efAMlsprJWmFX/baYtnSkwvgeWipA=',
    'linux-amd64': 'r0ub+FnqzZxoWm/dSUOI9DcIqYWn/mNYGFJcv7PyBzs=',
    'linux-arm64': 'VY4gDzfxOrsM17J2qtgZgiAIsWhp7XWK1jMfE3kXV0s=',
  },
  'go1.26.11': {
    'darwin-amd64': 'ydidkBD90rrbnDbAJQcL+jVHdCj0S3OMfLntC/we3fw=',
    'darwin-arm64': 'cGxzEKi4mhhQFd6Cz/2NSL4Y9nfIBCirzU1yn2rnOY8=',
    'linux-amd64': 'KyINmJ/FQdKRmDYGuTAAXkumyeR2DyUlSNHZj7XaLFg=',
    'linux-arm64': 'GFS9FmglLJxMwOSuun3qb8tBjpr8ibzOkt8tBrRLrnk=',
  },
  'go1.26.8': {
    'darwin-amd64': '7/9KPPN8PckcA9s91hm2jmQMhzW4KyTJXHIs45L0C9M=',
    'darwin-arm64': 'dFjGhY6f8DTsY8/rLchUTDRRfjJP4pCrGCwxvHFT2Fg=',
    'linux-amd64': 'ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM=',
    'linux-arm64': 'sYL/O6MqS68ML0kjsQ36WoYIpJqkw60TxizWUYUKQMc=',
  },
  'go1.25.14': {
    'darwin-amd64': 'k2nprmnbizjd95GkW1kNYlZeGqIamA7RwjLFeCism2s=',
    'darwin-arm64': 'PlAcT2a+0968GlDi1bcw4eLomqqbBNGNuje3bTMvnaw=',
    'linux-amd64': 'XriDgll2yv4W2YeUo2X/WuUuy+iGJkXGH0CQloMBEXo=',
    'linux-arm64': 'tccCYNAEolyjUyQVNxD/wJuly2Sx85m+OUkzGIhO1oY=',
  },
};

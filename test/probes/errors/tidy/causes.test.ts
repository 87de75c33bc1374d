import { describe, expect, it } from 'vitest';
import { complaintsIn } from '../../../../probes/errors/tidy/complaints.ts';

const said = (reason: string): string =>
  `go: example.com/m imports
\tgithub.com/corp/lib: github.com/corp/lib@v1.0.0: reading github.com/corp/lib/go.mod at revision v1.0.0: git ls-remote -q origin in /c/vcs/db94: exit status 128:
\tfatal: ${reason}
`;

describe('a host that git cannot reach', () => {
  it.each([
    "unable to access 'https://github.com/corp/lib/': Could not resolve host: github.com",
    "unable to access 'https://github.com/corp/lib/': Failed to connect to github.com port 443 after 1 ms: Couldn't connect to server",
  ])('counts as a network problem: %s', (reason) => {
    expect(complaintsIn(said(reason))).toMatchObject([{ id: 'network', subject: 'github.com' }]);
  });

  it.each([
    "could not read Username for 'https://github.com': terminal prompts disabled",
    "unable to access 'https://github.com/corp/lib/': The requested URL returned error: 403",
  ])('counts as a private module when the host answered: %s', (reason) => {
    expect(complaintsIn(said(reason))).toMatchObject([{ id: 'private-module' }]);
  });
});

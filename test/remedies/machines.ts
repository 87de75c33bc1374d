import { goenv, goroot, homebrew, officialPackage } from '../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../host/simulated/mac.ts';

export const shimmed = () =>
  mac(goenv(home, intel('1.26.8')), { shell: [`${home}/.goenv/shims`, `${home}/.goenv/bin`] });
export const asdf = () =>
  mac(
    {
      ...goroot(`${home}/.asdf/installs/golang/1.26.8/go`, intel('1.26.8')),
      [`${home}/.asdf/bin/asdf`]: { text: '#!/usr/bin/env bash\n', executable: true },
    },
    { shell: [`${home}/.asdf/installs/golang/1.26.8/go/bin`, `${home}/.asdf/bin`] },
  );
export const mise = () =>
  mac(
    {
      ...goroot(`${home}/.local/share/mise/installs/go/1.26.8`, intel('1.26.8')),
      [`${home}/.local/bin/mise`]: { text: '', executable: true },
    },
    { shell: [`${home}/.local/share/mise/installs/go/1.26.8/bin`, `${home}/.local/bin`] },
  );
export const packaged = () => mac(officialPackage(intel('1.26.8')), { shell: ['/usr/local/go/bin'] });
export const wrapped = () =>
  mac(
    {
      ...homebrew('/opt/homebrew', arm('1.27.1')),
      ...goroot(`${home}/sdk/go1.26.8`, intel('1.26.8')),
      [`${home}/sdk/go1.26.8/.unpacked-success`]: { text: '' },
    },
    { shell: [`${home}/sdk/go1.26.8/bin`, '/opt/homebrew/bin', `${home}/go/bin`] },
  );
export const variable = () => {
  const sketch = mac(
    { ...homebrew('/opt/homebrew', arm('1.26.8')), ...officialPackage(arm('1.25.4')) },
    { shell: ['/opt/homebrew/bin'] },
  );
  const { contexts } = sketch.description;
  const shell = { path: ['/opt/homebrew/bin', '/usr/bin'], environment: { GOROOT: '/usr/local/go' } };
  return {
    ...sketch,
    description: { ...sketch.description, contexts: { ...contexts, 'login-shell': shell } },
  };
};
export const contrary = () => {
  const sketch = mac(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      ...homebrew('/usr/local', intel('1.26.8')),
      [`${home}/.zprofile`]: { text: 'export PATH="/usr/local/bin:$PATH"\n' },
    },
    { shell: ['/usr/local/bin', '/opt/homebrew/bin'] },
  );
  return sketch;
};

import { agreement, commandLineTools, selected, xcode } from '../../../host/simulated/apple.ts';
import type { State } from './state.ts';

const clt = '/Library/Developer/CommandLineTools';

/** Xcodes under other names, several of them, and DEVELOPER_DIR in a single context. */
export const severalXcodes: Readonly<Record<string, State>> = {
  'an Xcode by another name that nothing chooses': {
    files: { ...xcode({ application: '/Applications/Xcode_26.0.app' }), ...agreement('EA1910', '26.0') },
    finds: 'apple-tools-missing',
    subject: clt,
  },
  'an Xcode whose name has spaces, chosen by DEVELOPER_DIR in the terminal alone': {
    files: { ...xcode({ application: '/Applications/Xcode 测试.app' }), ...agreement('EA1910', '26.0') },
    environment: { DEVELOPER_DIR: '/Applications/Xcode 测试.app/' },
    finds: 'apple-tools-missing',
    subject: clt,
  },
  'an old Xcode chosen, a new one at its place': {
    files: {
      ...xcode(),
      ...xcode({ application: '/Applications/Xcode_16.4.app', version: '16.4', sdk: '15.5' }),
      ...agreement('EA1910', '26.0'),
      ...selected('/Applications/Xcode_16.4.app'),
    },
    finds: 'apple-tools-old',
    subject: '/Applications/Xcode_16.4.app/Contents/Developer',
  },
  'a link to a deleted Xcode, and an old one beside it': {
    files: { ...xcode({ version: '16.4', sdk: '15.5' }), ...selected('/Applications/Xcode_26.0.app') },
    finds: 'apple-tools-broken',
    subject: '/Applications/Xcode_26.0.app/Contents/Developer',
  },
  'DEVELOPER_DIR empty': { files: commandLineTools(), environment: { DEVELOPER_DIR: '' }, finds: null },
  'a license of an Xcode with spaces in its name': {
    files: {
      ...xcode({ application: '/Applications/Xcode 测试.app' }),
      ...selected('/Applications/Xcode 测试.app'),
    },
    finds: 'xcode-license-open',
    subject: '/Applications/Xcode 测试.app',
  },
};

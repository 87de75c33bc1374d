import type { ContextId } from '../../../host/host.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  /** The application. */
  readonly goland: string;
  readonly version: string;
  readonly fault:
    'none' | 'malformed-product' | 'other-architecture' | 'too-old' | 'newer' | 'not-there' | 'other-vendor';
  readonly context: ContextId;
  /** The Java that is meant, as it is named; empty when none is. */
  readonly path: string;
  /** Who names it: a variable, or `FILE:LINE`; empty for GoLand's own. */
  readonly place: string;
  /** Version and maker of the Java that is started; empty when not known. */
  readonly java: string;
  readonly vendor: string;
  readonly architecture: string;
  /** What GoLand itself is for. */
  readonly launcher: string;
  /** The Java that this GoLand needs: `21`; empty when not known. */
  readonly needs: string;
}

export const text: Text<Values> = {
  en: {
    title: 'GoLand starts with another Java than its own, or with none',
    cause:
      'GoLand brings the Java that it runs on. Another one can be named: by GOLAND_JDK, by the file goland.jdk in the directory of its settings (Help | Find Action | Choose Boot Java Runtime), and, where its own is missing, by JDK_HOME and JAVA_HOME. A Java for another processor cannot be loaded ("Failed to load libjli"), and one that is too old does not know GoLand\'s programs. A path without a Java is skipped silently. A Java that is not of JetBrains has no built-in browser, so that previews stay empty.',
    remedy:
      'Let GoLand use its own Java: remove GOLAND_JDK or the file goland.jdk, or choose "Use Default Runtime" there.',
    summary: ({ goland, version, fault, path, place, java, vendor, architecture, launcher, needs }) => {
      switch (fault) {
        case 'none':
          return `GoLand ${version} (${goland}) finds no Java, so it does not start.`;
        case 'malformed-product':
          return `GoLand ${version} (${goland}) does not start: its product-info.json does not say in exactly one way how.`;
        case 'other-architecture':
          return `GoLand ${version} is for ${launcher}, and the Java at ${path} is for ${architecture}, so it does not start.`;
        case 'too-old':
          return `GoLand ${version} needs Java ${needs}, and ${path} is Java ${java}, so it does not start.`;
        case 'newer':
          return `GoLand ${version} starts with Java ${java} (${path}), which is newer than its own.`;
        case 'not-there':
          return `${place} names ${path} for GoLand ${version}, and no Java is there: it is passed over.`;
        case 'other-vendor':
          return `GoLand ${version} starts with Java ${java} of ${vendor} (${path}), which has no built-in browser.`;
      }
    },
    next: ({ fault, place, goland }) => {
      if (fault === 'malformed-product' || (place === '' && fault !== 'other-architecture'))
        return `Install ${goland} again.`;
      if (place === '') return `Install ${goland} again for this machine.`;
      return place.includes('/')
        ? `Remove ${place.replace(/:\d+$/, '')}, so that GoLand uses its own Java.`
        : `Remove ${place} from the environment, so that GoLand uses its own Java.`;
    },
  },
  zh: {
    title: 'GoLand 使用了别的 Java，或没有 Java',
    cause:
      'GoLand 自带运行所需的 Java。也可以另行指定：通过 GOLAND_JDK、设置目录中的 goland.jdk 文件（Help | Find Action | Choose Boot Java Runtime），以及在自带的缺失时通过 JDK_HOME 和 JAVA_HOME。面向其他处理器的 Java 无法加载（"Failed to load libjli"），过旧的 Java 无法运行 GoLand 的程序。若所指的路径没有 Java，它会被悄悄跳过。不是 JetBrains 的 Java 没有内置浏览器，因此预览为空。',
    remedy:
      '让 GoLand 使用自带的 Java：删除 GOLAND_JDK 或 goland.jdk 文件，或在那里选择 "Use Default Runtime"。',
    summary: ({ goland, version, fault, path, place, java, vendor, architecture, launcher, needs }) => {
      switch (fault) {
        case 'none':
          return `GoLand ${version}（${goland}）找不到 Java，因此无法启动。`;
        case 'malformed-product':
          return `GoLand ${version}（${goland}）无法启动：其 product-info.json 没有写明唯一的启动方式。`;
        case 'other-architecture':
          return `GoLand ${version} 是 ${launcher} 的，而 ${path} 的 Java 是 ${architecture} 的，因此无法启动。`;
        case 'too-old':
          return `GoLand ${version} 需要 Java ${needs}，而 ${path} 是 Java ${java}，因此无法启动。`;
        case 'newer':
          return `GoLand ${version} 以 Java ${java}（${path}）启动，比自带的更新。`;
        case 'not-there':
          return `${place} 为 GoLand ${version} 指定了 ${path}，但那里没有 Java：它会被跳过。`;
        case 'other-vendor':
          return `GoLand ${version} 以 ${vendor} 的 Java ${java}（${path}）启动，它没有内置浏览器。`;
      }
    },
    next: ({ fault, place, goland }) => {
      if (fault === 'malformed-product' || (place === '' && fault !== 'other-architecture'))
        return `请重新安装 ${goland}。`;
      if (place === '') return `请重新安装适用于本机的 ${goland}。`;
      return place.includes('/')
        ? `删除 ${place.replace(/:\d+$/, '')}，让 GoLand 使用自带的 Java。`
        : `从环境中删除 ${place}，让 GoLand 使用自带的 Java。`;
    },
  },
};

/** Where an ineffective name leads: the setting that is meant, and what part of it; null when nothing replaces it. */
export interface Instead {
  readonly setting: string | null;
  /** A member of that setting's object. */
  readonly member?: string;
}

/** A setting that once was one. */
export interface Removed extends Instead {
  /** The last release of the extension, or of gopls, that had it. */
  readonly last: string;
}

const tool = (member: string): Instead => ({ setting: 'go.alternateTools', member });

/** Recommended on the web, but never settings: in no package.json of the extension's history. */
export const mistaken: Readonly<Record<string, Instead>> = {
  'go.delvePath': tool('dlv'),
  'go.dlvPath': tool('dlv'),
  'go.dlvToolPath': tool('dlv'),
  'go.delveToolPath': tool('dlv'),
  'go.goplsPath': tool('gopls'),
  'go.languageServerPath': tool('gopls'),
  'go.goBinary': tool('go'),
  'go.goPath': tool('go'),
  'go.path': tool('go'),
  'go.sdkPath': { setting: 'go.goroot' },
  'go.arch': { setting: null },
  'go.goarch': { setting: 'go.toolsEnvVars', member: 'GOARCH' },
};

/** Settings of the extension that were taken out of its package.json, with the version before: https://github.com/golang/vscode-go */
export const removedSettings: Readonly<Record<string, Removed>> = {
  'go.autocompleteUnimportedPackages': { last: '0.40', setting: null },
  'go.docsTool': { last: '0.40', setting: null },
  'go.formatOnSave': { last: '0.6.68', setting: 'editor.formatOnSave' },
  'go.gocodeAutoBuild': { last: '0.40', setting: null },
  'go.gocodeFlags': { last: '0.40', setting: null },
  'go.gocodePackageLookupMode': { last: '0.40', setting: null },
  'go.gotoSymbol.ignoreFolders': { last: '0.40', setting: null },
  'go.gotoSymbol.includeGoroot': { last: '0.40', setting: null },
  'go.gotoSymbol.includeImports': { last: '0.40', setting: null },
  'go.languageServerExperimentalFeatures': { last: '0.39', setting: null },
  'go.liveErrors': { last: '0.40', setting: null },
  'go.overwriteGoplsMiddleware': { last: '0.24', setting: null },
  'go.referencesCodeLens.enabled': { last: '0.6.60', setting: 'go.enableCodeLens' },
  'go.testExplorerConcatenateMessages': { last: '0.28', setting: 'go.testExplorer.concatenateMessages' },
  'go.testExplorerPackages': { last: '0.28', setting: 'go.testExplorer.packageDisplayMode' },
  'go.testExplorerRunBenchmarks': { last: '0.28', setting: 'go.testExplorer.alwaysRunBenchmarks' },
  'go.testExplorerSetDynamicSubtestRange': {
    last: '0.28',
    setting: 'go.testExplorer.showDynamicSubtestsInEditor',
  },
  'go.useCodeSnippetsOnFunctionSuggest': {
    last: '0.40',
    setting: 'gopls',
    member: 'ui.completion.usePlaceholders',
  },
  'go.useCodeSnippetsOnFunctionSuggestWithoutType': {
    last: '0.40',
    setting: 'gopls',
    member: 'ui.completion.usePlaceholders',
  },
  'go.useDiffForFormatting': { last: '0.6.70', setting: null },
  'go.useDlvDap': { last: '0.23', setting: 'go.delveConfig', member: 'debugAdapter' },
  'go.useGoProxyToCheckForToolUpdates': { last: '0.40', setting: 'go.toolsManagement.checkForUpdates' },
};

/** Taken by gopls, though its own list does not show them (gopls/internal/settings/settings.go). */
export const goplsUnlisted: ReadonlySet<string> = new Set([
  'addTestSourceCodeAction',
  'allExperiments',
  'allowImplicitNetworkAccess',
  'codelens',
  'completeUnimported',
  'completionDocumentation',
  'deepCompletion',
  'hints',
  'includeReplaceInWorkspace',
  'linkifyShowMessage',
  'mcpTools',
  'packageMove',
  'pullDiagnostics',
  'reportAnalysisProgressAfter',
  'showBugReports',
  'subdirWatchPatterns',
  'telemetryPrompt',
  'verboseWorkDoneProgress',
  'vulncheck',
  'zeroConfig',
]);

/** Which gopls passes over with "gopls setting … is deprecated" (the same file), and what it says to use. */
export const goplsRemoved: Readonly<Record<string, string | null>> = {
  allowModfileModifications: null,
  caseSensitiveCompletion: 'ui.completion.matcher',
  disableDeepCompletion: null,
  disableFuzzyMatching: 'ui.completion.matcher',
  experimentalDiagnosticsDelay: 'ui.diagnostic.diagnosticsDelay',
  experimentalDisabledAnalyses: 'ui.diagnostic.analyses',
  experimentalPackageCacheKey: null,
  experimentalTemplateSupport: 'build.templateExtensions',
  experimentalUseInvalidMetadata: null,
  experimentalWatchedFileDelay: null,
  experimentalWorkspaceModule: null,
  fuzzyMatching: 'ui.completion.matcher',
  'go-diff': null,
  newDiff: null,
  noIncrementalSync: null,
  tempModFile: null,
  wantCompletionDocumentation: null,
  wantSuggestedFixes: null,
  wantUnimportedCompletions: null,
  watchFileChanges: null,
};

/**
 * Attributes that VS Code itself gives every configuration, and those that the extension or `dlv dap` takes without describing
 * them. https://code.visualstudio.com/docs/debugtest/debugging-configuration
 */
export const commonAttributes: ReadonlySet<string> = new Set([
  'name',
  'type',
  'request',
  'presentation',
  'preLaunchTask',
  'postDebugTask',
  'internalConsoleOptions',
  'debugServer',
  'serverReadyAction',
  'suppressMultipleSessionWarning',
  'windows',
  'osx',
  'linux',
  'noDebug',
  'dlvCwd',
  'guessSubstitutePath',
  'showRawStrings',
  'useApiV1',
]);

/** Attributes that people write to choose a debugger. The extension overwrites the first, and reads none of the others. */
export const debuggerAttributes: ReadonlySet<string> = new Set([
  'dlvToolPath',
  'dlvPath',
  'delvePath',
  'delveToolPath',
  'debuggerPath',
  'miDebuggerPath',
]);

/** Attributes that were taken out, and the one in their place. */
export const removedAttributes: Readonly<Record<string, string | null>> = {
  init: null,
  remotePath: 'substitutePath',
};

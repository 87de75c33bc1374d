/** Go-built tools that developers and their editors run, looked for on every PATH. Others are found where `go install` puts them. */
export const wellKnownTools: readonly string[] = [
  'dlv',
  'gopls',
  'staticcheck',
  'golangci-lint',
  'goimports',
  'gofumpt',
  'govulncheck',
  'gotests',
  'gomodifytags',
  'impl',
  'goplay',
  'mockgen',
  'protoc-gen-go',
  'buf',
  'air',
];

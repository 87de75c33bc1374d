/**
 * Words that our own output is made of. A user, a machine or a directory of that name is not a secret worth the harm: hiding `go`
 * would make every path useless. They are split at every character that is not a letter or digit.
 */
const text = `
  go gofmt gopls dlv delve staticcheck golang golangci lint toolchain toolchains tools tool module modules sum work env mod pkg
  src cmd internal vendor bin sbin lib libexec local usr opt etc var tmp private home root run users user library application
  applications support caches cache logs log containers documents desktop downloads volumes system developer preferences
  homebrew linuxbrew brew cellar opt share versions version shims goenv gvm asdf mise installs sdk nix profile snap current
  darwin linux arm64 amd64 x86 x64 mach elf binary script format rosetta qemu translated native architecture arch mismatch
  shadowed prefix mixed missing inherited eol uuid storm ping pong wait shared two ides corrupt over budget gowarden node npm
  code cursor goland idea jetbrains vscode codium visual studio terminal shell zsh bash fish login gui daemon launchd systemd
  observed suspected unknown error warning info opened changed resolved holds waits open lock locks download list file files
  directory link path paths text name names size mode process processes started true false null
  github gitlab com org net dev io app www http https git ssh get install build test tidy edit vet start stop status
  applehv libkrun conf storage images overlay vfs btrfs orbstack vmconfig colima lima podman docker machine machines instances buildx store group containers compose
  service session graphical default target unit admin administrator guest runner ubuntu debian host localhost localdomain lan
`;

export const vocabulary: ReadonlySet<string> = new Set(
  text.split(/[^a-z0-9]+/).filter((word) => word !== ''),
);

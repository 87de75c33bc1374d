import { vocabulary } from './vocabulary.ts';

/**
 * What parts of paths, options and modules may be called without revealing anything about anybody: words of systems, of Go, of its
 * tools and of ours. All others are hidden there, so anything we forgot here is hidden too much and never too little. A user of
 * such a name is still hidden (words.ts): only `vocabulary` is stronger.
 */
const text = `
  apple macos tempmod could denied did does doing eacces eagain ebusy eexist einval eio eisdir eloop emfile enfile enodev enoent enomem enospc
  enotdir enotempty eperm epipe erofs esrch exdev file has its let may more must nor not one our such they two very was were yet
  aarch64 able abort about above absent absolute access active age agent air aix alacritty all allow allowed alone alpha already
  also always amd analyse analyses analysis analyzers and android another answer antigravity any api apps architectures archive
  args arguments arm armv array aside ask asked assumed auto away azure back bad base basename bashrc because before begun
  behind being belong beside beta better bitbucket blocked body boolean boot both bottle brief broke broken buf buffer bug
  buildinfo buildmode built busy but button byte bytes cached cachestorage can cancel cancelled cannot carry case caskroom cell
  certainty cgo chain change changes characters check checked checks checksum choice choose circle claims class claude clean
  cleaned cleaner cleaning cli click clion clock close closed cloud cloudstorage cmdline codeberg codespaces codex column come
  command commandline commands compiler complaint completion component components conf config configs configuration
  configurations connect connection container contains content contention contents contentsha context contexts continue control
  cookie core cost count cpu cron crypto cshrc cut damaged data database datagrip date day days dbus dead debug decide
  definition delete desc described description descriptor descriptors detail details devcontainer devel device diagnostics dial
  did different digits dir directories dirname dirty disable disabled disk display dist distribution doas docker docs document
  done down downloaded dragonfly dsym due dumb durable duration dyld eabi eabihf early echo editor editors electron else emacs
  embed empty enable enabled encoding end ended ends enoent enough entries entry environment etcd event events evidence exact
  example exe exec execute execution exist exists exit exitcode exited expected explained exports extension extensions fact
  facts failed failure family fat fault fetch few field filename find finding findings first fit flag flags fleet flock fmt fnm
  folder folders follow footprint for forbid force foreign formula found frameworks free freebsd from full function further fuzz
  gcflags gdb gdm gen generate ghostty gitpod global globalstorage gnome gnu gobin gobrew gocache goes govm fox vfox goexperiment goflags
  gofumpt goget goimports golandworkspace gomod gomodcache gomodifytags gone gonoproxy gonosumdb good google goos gopath gopkg
  goplay goplscache goprivate goproxy goroot gos gosum gosumdb got gotests gotmpdir gotoolchain gotraceback goversion
  govulncheck gowork gradle group gvms gzip hand hangs hard hardware has hash have head header headers helix helper helpers here
  hex hidden hide history hold holder holders honnef hook hooks hostname hosts hour hours hover how html i386 i686 ide ideaic
  idle ignore illumos image impl import imports incident incidents include incompatible index indexes indirect init inode insert
  insiders installed installer instance integer intel intellij intellijidea interactive internet interpreter interval into
  invalid inventory invoked ios issue issues item its itself java jbr jdk job journal jre json k8s kde keep keg kept kern kernel
  key keys kickstart kill killed kitty know known knows konsole label lang language large last latest latin launchagents
  launchctl launchdaemons launcher launcherlog ldflags leads least leave left length less let level levels lib64 libc
  librosettaruntime libsystem license limit limits linked links listed listen listener lists lldb load loaded locale locked
  logged logging loginctl logind long longer look looked looking lookup loong64 loop lost lsof lstart mac machineid macho magic
  main mainpid major man manager managers many map mark markdown marker match math max maximum may mean means measure measured
  media memory menu message method migration milliseconds min mingw minimum minor minute minutes mips mips64 misc mit mnt mobile
  mockgen modcache modfile modified modulecache monotonic month more most mount mountinfo mounts moved msan mtime much multi
  multishells musl mute muted mvdan named needed needs neovim netbsd never newer next nfs nice nobody none nor normal not note
  nothing notice notices notification notifications notified notify now number numbers oah object observations off official
  offset old once one only openat openbsd opening openssh operation option optional options orbstack order origin orphaned
  osascript other others our out outcome output outside overflow own owner owners package packages page pages panic paranoid
  parent parents parse parsed part partial partly parts passed patch pause paused per perm permission permissions phpstorm pick
  picture pid pids pipe place places plain plan plans plasma platform plist plugin plugins point points policy post ppc64
  ppc64le ppid pppid pre preload present pretty print printed privacy probe problem proc processor prod product products
  profiles program programs project projects promise promises proof properties property protection proto provide proxy pts pty
  purge purged purpose pwd pycharm python query quick quiet quit quota race ran random raw read reader reading readlink readonly
  ready real reason rebuild receipt received recent recentprojects record recorded recording redacted refused register
  registered regular reinstall reject rejected relative release released releases reload remark remote remove removed repair
  repeat replace report reports request requests require required reset resource resources rest restart restarted result results
  resume retention retract return revision rider riscv riscv64 round rsc rss rubymine rule rules runnable runtime rustrover
  s390x safe said same say says schedule scheduled schema schemas scope scripts scutil search sec second seconds section see
  seen segment select selected selector self semantic send sent seq sequence serve served server servers set setting settings
  setup several severity sha shadow shellenv shim shm short show shown side sig sigkill signal signals signed sigs silicon
  simple simulated since site sizes sleep slice slices slow small smaller sock socket solaris some sort source sourcegraph
  sources space spec spotlight sql sqlite srv sshd stable stage stale stamp standard stat state static stats std stderr stdin
  stdio stdlib stdout still stopped storage store stored stream strings stripped structure style sub subject sublime success
  such sudo suffix sumdb summary supported swap swapped sweep symbols symlink synchronous syntax sys syscall sysctl sysroot
  systemctl systems table tables tag tags take taken tar task tcp tcshrc temp template temporary tests than them then there they
  this those thread through time timed timeout timer times title tmux tokens told toml took toolbox top touch trace trae
  transition transitions translation tray tree trim try tty twice txt type types uber udp uid ulimit umask uname unavailable
  undefined under undo undone unexpected unexplained uninstall universal unix unlink unneeded unpacked unreadable until untold
  unused unzip update upgrade upgrading ups uptime uri url usable usage use used usercache username uses using utc utf utils
  valid value values variable variables vcs verb verbose verify via vim virtual visible volta volume vscodium vsyscall waited
  waiting wake want wants warn was wasip wasm watch watched watches wayland web webstorm week were wezterm when where whether
  which while who whole why width will window windows windsurf winner wins with within without words worked working works
  workspace workspaces workspacestorage wrapper writing written wrong xattr xbin xcode xdg xfce xml xorg xterm yaml year yes you
  your zdotdir zed zip ziphash zlogin zoneinfo zprofile zshenv zshrc
  clang cltools commandlinetools dylib executables libxcrun licenseinfo macosx make platforms receipts sdks sdksettings xcodedefault xcrun xctoolchain
  dataspell framework gemini googlecode gvim hx iterm iterm2 ksh launchservices macvim mitchellh neovide nodejs nodenv nu nvm
  plist preferences preview ptyxis sh shells warp wez xfce4
`;

export const plainWords: ReadonlySet<string> = new Set([
  ...vocabulary,
  ...text.split(/\s+/).filter((word) => word !== ''),
]);

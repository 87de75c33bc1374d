// Prints the Homebrew formula of a released tarball: node scripts/formula.mjs gowarden-0.1.0.tgz URL > gowarden.rb
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [tarball, url] = process.argv.slice(2);
if (tarball === undefined || url === undefined || !URL.canParse(url)) {
  console.error(
    'Expected a tarball (npm pack) and the URL under which it is released: node scripts/formula.mjs FILE URL',
  );
  process.exit(2);
}
const sha256 = createHash('sha256').update(readFileSync(tarball)).digest('hex');
const { description, homepage } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const ruby = (text) => JSON.stringify(text).replaceAll('#', '\\#');

process.stdout.write(`class Gowarden < Formula
  desc ${ruby(description.slice(0, 79).replace(/[.,:;\s]+\S*$/, ''))}
  homepage ${ruby(homepage ?? new URL(url).origin)}
  url ${ruby(url)}
  sha256 "${sha256}"
  license "MIT"

  depends_on "node"

  def install
    system "npm", "install", *std_npm_args
    system "node", libexec/"lib/node_modules/gowarden/dist/compile.js"
    bin.install_symlink libexec.glob("bin/*")
    man1.install_symlink libexec.glob("share/man/man1/*")
  end

  service do
    run [opt_bin/"gowarden", "run", "--service"]
    keep_alive successful_exit: false
    environment_variables PATH: std_service_path_env
    log_path var/"log/gowarden.log"
    error_log_path var/"log/gowarden.log"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/gowarden version")
    system bin/"gowarden", "inspect", "--json", "#{bin}/gowarden"
  end
end
`);

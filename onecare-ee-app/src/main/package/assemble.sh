#!/usr/bin/env bash
# Makes the runnable server package: a minified Open Liberty with the portal in it, and bin/onecare beside.
#   assemble.sh <wlp> <war> <folder of server.xml and jdbc> <version> <target folder>
set -euo pipefail
wlp=$1 war=$2 server=$3 version=$4 target=$5
sources=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$sources/../../../.." && pwd)
name=onecare-$version

rm -rf "$target"
mkdir -p "$target/usr/servers/onecare/apps" "$target/work" "$target/$name"
target=$(cd "$target" && pwd)
cp "$server/server.xml" "$sources/jvm.options" "$target/usr/servers/onecare/"
cp -R "$server/jdbc" "$target/usr/servers/onecare/"
cp "$war" "$target/usr/servers/onecare/apps/"

# the server itself finds out which of its parts it needs; nothing of the caller's environment gets into it
env -u JVM_ARGS WLP_USER_DIR="$target/usr" WLP_OUTPUT_DIR="$target/work" \
  "$wlp/bin/server" package onecare --archive="$target/minified.zip" --include=minify --server-root=wlp
unzip -q "$target/minified.zip" -d "$target/$name"
cp -R "$sources/bin" "$sources/conf" "$sources/sql" "$target/$name/"
cp -R "$root/onecare-core/src/main/resources/db/invariants" "$target/$name/sql/"
cp "$root/LICENSE" "$root/NOTICE" "$target/$name/"
chmod -R u+rwX,go+rX,go-w "$target/$name"
chmod +x "$target/$name"/bin/* "$target/$name"/wlp/bin/server
rm -rf "$target/minified.zip" "$target/usr" "$target/work"

tar --sort=name --mtime="@${SOURCE_DATE_EPOCH:-1767225600}" --owner=0 --group=0 --numeric-owner \
  -C "$target" -cf - "$name" | gzip -n >"$target/$name.tar.gz"
ls -l "$target/$name.tar.gz"

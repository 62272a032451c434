#!/bin/sh
# Initializes the model in one process and, under Open MPI, in several; the files must be the same.
#   samples/ShardedInit/run-mpi.sh [workers] [blocks] [folder]
set -eu

workers=${1:-4}
blocks=${2:-8}
folder=${3:-$(mktemp -d)}
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v mpirun > /dev/null; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        echo "Open MPI is missing: install it (Debian: apt-get install openmpi-bin)." >&2
        exit 1
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends openmpi-bin > /dev/null
fi

dotnet build -c Release -v quiet "$here"
program="$here/../../artifacts/bin/ShardedInit/release/ShardedInit.dll"

rm -rf "$folder/one" "$folder/many"
dotnet "$program" "$folder/one" "$blocks"

# As root, and with more processes than processors, only when asked to.
flags=--oversubscribe
if [ "$(id -u)" = 0 ]; then flags="$flags --allow-run-as-root"; fi
# Open MPI gives each process a terminal, and .NET would greet it.
# shellcheck disable=SC2086
TERM=dumb mpirun $flags -n "$workers" dotnet "$program" "$folder/many" "$blocks"

(cd "$folder/one" && sha256sum ./*) > "$folder/one.sums"
(cd "$folder/many" && sha256sum ./*) > "$folder/many.sums"
if ! diff "$folder/one.sums" "$folder/many.sums"; then
    echo "The files of $workers workers differ from those of one." >&2
    exit 1
fi
echo "$(wc -l < "$folder/one.sums") files, the same from one process and from $workers."

#!/usr/bin/env bash
# Puts Heed's job into a Flink distribution: install.sh JOB-JAR FLINK-HOME HEED-HOME NATIVES. The Dockerfiles run it; a test runs it
# on a directory and its result as a cluster. Needs unzip and zip.
#
# TensorFlow's classes go into Flink's lib, so that a process has them once and jobs may come and go; its native library is unpacked
# into NATIVES, a directory of java.library.path, so that a container with a read-only root file system never unpacks it; the jar
# of the job keeps neither, and is sent to TaskManagers in a fifth of the bytes. Flink's plugin for s3: is switched on.
set -euo pipefail

fail() { echo "install.sh: $1" >&2; exit 1; }

[ $# -eq 4 ] || fail "expected JOB-JAR FLINK-HOME HEED-HOME NATIVES, found $# arguments"
jar=$1 flink=$2 heed=$3 natives=$4
[ -f "$jar" ] || fail "expected the job's jar at $jar, found none; mvn package makes it in deploy/dist/target"
[ -d "$flink/lib" ] || fail "expected a Flink distribution at $flink, found no lib directory in it"
unzip -l "$jar" 'lib/tensorflow-core-native-*-*-*.jar' > /dev/null \
    || fail "expected TensorFlow's native library in $jar, found none; take the jar that mvn package makes"

shared=('lib/tensorflow-*.jar' 'lib/ndarray-*.jar' 'lib/javacpp-*.jar' 'lib/protobuf-java-*.jar')
mkdir -p "$heed" "$natives"
unzip -q -o -j "$jar" "${shared[@]}" -d "$flink/lib"
for native in "$flink"/lib/tensorflow-core-native-*-*-*.jar; do
    unzip -q -o -j "$native" '*/libtensorflow*' '*/libjnitensorflow*' -d "$natives"
    rm "$native"
done
for plugin in "$flink"/opt/flink-s3-fs-hadoop-*.jar; do
    if [ -f "$plugin" ]; then
        mkdir -p "$flink/plugins/s3-fs-hadoop"
        cp "$plugin" "$flink/plugins/s3-fs-hadoop"
    fi
done
cp "$jar" "$heed/heed-job.jar"
zip -q -d "$heed/heed-job.jar" "${shared[@]}"
echo "install.sh: $heed/heed-job.jar, TensorFlow's library in $natives"

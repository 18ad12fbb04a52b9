#!/bin/bash -eu
# What OSS-Fuzz runs in its container: $CC, $CFLAGS and $LIB_FUZZING_ENGINE are
# how targets are built, $SRC and $WORK where, and $OUT is where each is left
# with its seeds, dictionary and options, and the libraries that it needs.
export ASAN_OPTIONS=detect_leaks=0 # of what runs in the container

cmake -S "$SRC/odfgx" -B "$WORK/odfgx" -G Ninja -DODFGX_FUZZ=ON \
    -DODFGX_FUZZ_ENGINE="$LIB_FUZZING_ENGINE" \
    -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS="$CFLAGS" \
    -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_CXX_FLAGS="$CXXFLAGS" \
    -DCMAKE_BUILD_RPATH="\$ORIGIN/lib" \
    -DCMAKE_EXE_LINKER_FLAGS=-Wl,--disable-new-dtags
cmake --build "$WORK/odfgx" --target fuzz

mkdir -p "$OUT/lib"
for program in "$WORK"/odfgx/tests/fuzz/fuzz.*; do
    target=${program##*.}
    cp "$program" "$OUT/${target}_fuzzer"
    cp "$WORK/odfgx/fuzz-seeds/$target.dict" "$OUT/${target}_fuzzer.dict"
    rm -f "$OUT/${target}_fuzzer_seed_corpus.zip"
    zip -jq "$OUT/${target}_fuzzer_seed_corpus.zip" \
        "$WORK/odfgx/fuzz-seeds/$target"/*
    printf '[libfuzzer]\nmax_len = 65536\n' > "$OUT/${target}_fuzzer.options"
    # Those of the C library are where the targets run.
    ldd "$program" | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' |
        grep -vE '/lib(c|m|dl|rt|pthread|resolv|gcc_s)\.so' |
        xargs -r cp -Lt "$OUT/lib"
done

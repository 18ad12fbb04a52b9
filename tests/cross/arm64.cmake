# Builds for arm64 by Debian's cross compiler, against the libraries in a
# folder that tests/cross/sysroot has made: cmake
# --toolchain tests/cross/arm64.cmake -DODFGX_SYSROOT=FOLDER.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(triple aarch64-linux-gnu)

list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ODFGX_SYSROOT)
set(ODFGX_SYSROOT "" CACHE PATH "The libraries of the other architecture")

set(CMAKE_C_COMPILER ${triple}-gcc)
set(CMAKE_SYSROOT ${ODFGX_SYSROOT})
set(CMAKE_LIBRARY_ARCHITECTURE ${triple})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${ODFGX_SYSROOT})
set(ENV{PKG_CONFIG_LIBDIR} ${ODFGX_SYSROOT}/usr/lib/${triple}/pkgconfig)

# Programs of the build, and the tests, run on this machine.
find_program(QEMU NAMES qemu-aarch64 qemu-aarch64-static)
set(CMAKE_CROSSCOMPILING_EMULATOR ${QEMU} -L ${ODFGX_SYSROOT})

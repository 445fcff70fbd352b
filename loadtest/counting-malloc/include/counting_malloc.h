// Nothing to call: the library takes the place of glibc's allocator functions.

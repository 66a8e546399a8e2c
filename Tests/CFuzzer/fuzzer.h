#include <stddef.h>
#include <stdint.h>

/// libFuzzer's loop; `-sanitize=fuzzer` links it.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));

/// One of libFuzzer's own mutations; answers the new size.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t limit);

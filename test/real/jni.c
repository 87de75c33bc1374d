/* Creates a Java VM as JetBrains' native launcher does (java.rs: ignoreUnrecognized), and ends with 0 when that works. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
  char *text;
  void *extra;
} Option;

typedef struct {
  int version;
  int count;
  Option *options;
  unsigned char ignoreUnrecognized;
} Arguments;

int main(int argc, char **argv) {
  void *library = dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 3;
  }
  int (*create)(void **, void **, void *) = (int (*)(void **, void **, void *))dlsym(library, "JNI_CreateJavaVM");
  Option *options = calloc(argc, sizeof(Option));
  for (int at = 2; at < argc; at++) options[at - 2].text = argv[at];
  Arguments arguments = {0x000a0000, argc - 2, options, 1};
  void *vm, *environment;
  int outcome = create(&vm, &environment, &arguments);
  fflush(stdout);
  _exit(outcome == 0 ? 0 : 1);
}

// Preloaded into a gateway that a test runs, it sets the clock that the gateway sees, and makes writing to its database
// fail, while the test says so: what no test can do to the machine itself, and what needs no root.
//
// The test and the gateway share a page, the file that FAULT_SHIM names. Setting the wall clock moves no other: a
// machine's other clocks run on when somebody sets its time. Time that passes is seen on the clock that goes on while a
// machine sleeps as well; deadlines of calls and connections, which go by CLOCK_MONOTONIC, are left alone.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct faults {
  _Atomic int64_t clock_shift;  // milliseconds
  _Atomic int32_t write_error;  // an errno, 0 for none
  _Atomic int32_t sync_error;
  _Atomic int64_t passed;  // milliseconds
};

static struct faults none;
static struct faults *faults = &none;

__attribute__((constructor)) static void share(void) {
  const char *path = getenv("FAULT_SHIM");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *page = mmap(NULL, sizeof(struct faults), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (page != MAP_FAILED) faults = page;
  close(file);
}

// The function that this library stands in front of.
#define BEHIND(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int clock_gettime(clockid_t clock, struct timespec *time) {
  static __typeof__(&clock_gettime) behind;
  if (!behind) behind = BEHIND(clock_gettime);
  int result = behind(clock, time);
  int64_t shift = 0;
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
    shift = atomic_load(&faults->clock_shift) + atomic_load(&faults->passed);
  else if (clock == CLOCK_BOOTTIME)
    shift = atomic_load(&faults->passed);
  if (result == 0 && shift != 0) {
    int64_t moment = time->tv_sec * INT64_C(1000000000) + time->tv_nsec + shift * INT64_C(1000000);
    time->tv_sec = moment / INT64_C(1000000000);
    time->tv_nsec = moment % INT64_C(1000000000);
  }
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now) != 0) return -1;
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *seconds) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now) != 0) return (time_t)-1;
  if (seconds) *seconds = now.tv_sec;
  return now.tv_sec;
}

// Whether the error strikes this file; sets errno if so. The database's own files alone: logs are still written.
static int strikes(int file, int32_t error) {
  char link[64], path[4096];
  if (error == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (!strstr(path, ".db")) return 0;
  errno = error;
  return 1;
}

#define WRITE_ERROR atomic_load(&faults->write_error)
#define SYNC_ERROR atomic_load(&faults->sync_error)

ssize_t write(int file, const void *bytes, size_t count) {
  return strikes(file, WRITE_ERROR) ? -1 : BEHIND(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return strikes(file, WRITE_ERROR) ? -1 : BEHIND(pwrite)(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return strikes(file, WRITE_ERROR) ? -1 : BEHIND(pwrite64)(file, bytes, count, offset);
}

int ftruncate(int file, off_t length) { return strikes(file, WRITE_ERROR) ? -1 : BEHIND(ftruncate)(file, length); }

int ftruncate64(int file, off64_t length) {
  return strikes(file, WRITE_ERROR) ? -1 : BEHIND(ftruncate64)(file, length);
}

int fsync(int file) { return strikes(file, SYNC_ERROR) ? -1 : BEHIND(fsync)(file); }

int fdatasync(int file) { return strikes(file, SYNC_ERROR) ? -1 : BEHIND(fdatasync)(file); }

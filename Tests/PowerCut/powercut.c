/* A disk that can lose its power, for LD_PRELOAD. What is written to a journal's files reaches them, but is remembered
 * with what was there before until it is synced. At the cut, everything since the last sync is taken back, or, as real
 * disks write in any order, a part of it by chance; then the process ends at once.
 *
 * POWERCUT_AT=N         the cut comes in place of the Nth write, truncation or sync.
 * POWERCUT_KEEP=SEED    each unsynced change survives with probability 1/2.
 * POWERCUT_LIE=1        syncs do nothing and say that all is well.
 * POWERCUT_FAIL_SYNC=N  the Nth sync fails with EIO, and what it should have kept is lost, as in the kernel.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

struct change {
    off_t at, size_before;
    size_t old_length, new_length; /* new_length 0: the file was cut at `at` */
    char *old_bytes, *new_bytes;
    struct change *before;
};

struct file {
    ino_t inode;
    int fd; /* our own, never closed: closing would let go of SQLite's locks */
    int is_new;
    char path[4096];
    struct change *last;
};

static struct file files[16];
static int file_count;
static struct file *by_fd[1024];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long steps, syncs;
static unsigned long chance;

static long setting(const char *name) {
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

static int survives(void) {
    if (!getenv("POWERCUT_KEEP")) return 0;
    chance = chance * 6364136223846793005UL + 1442695040888963407UL;
    return chance >> 63;
}

static void undo(struct file *f, const struct change *c) {
    if (c->old_length) REAL(pwrite64)(f->fd, c->old_bytes, c->old_length, c->at);
    REAL(ftruncate64)(f->fd, c->size_before);
}

static void redo(struct file *f, const struct change *c) {
    if (c->new_length) REAL(pwrite64)(f->fd, c->new_bytes, c->new_length, c->at);
    else REAL(ftruncate64)(f->fd, c->at);
}

static void redo_some(struct file *f, const struct change *c) {
    if (!c) return;
    redo_some(f, c->before);
    if (survives()) redo(f, c);
}

static void lose_unsynced(struct file *f) {
    for (const struct change *c = f->last; c; c = c->before) undo(f, c);
    redo_some(f, f->last);
}

static void forget(struct file *f) {
    while (f->last) {
        struct change *c = f->last;
        f->last = c->before;
        free(c->old_bytes);
        free(c->new_bytes);
        free(c);
    }
}

static void step(void) {
    if (++steps != setting("POWERCUT_AT")) return;
    chance = setting("POWERCUT_KEEP") * 2654435761UL + 1;
    for (int i = 0; i < file_count; i++) {
        lose_unsynced(&files[i]);
        if (files[i].is_new && !survives()) unlink(files[i].path);
    }
    _exit(77);
}

static struct file *tracked(int fd) { return fd >= 0 && fd < 1024 ? by_fd[fd] : NULL; }

static void remember(struct file *f, const void *bytes, size_t length, off_t at) {
    struct stat status;
    struct change *c = calloc(1, sizeof *c);
    fstat(f->fd, &status);
    c->at = at;
    c->size_before = status.st_size;
    c->new_length = length;
    if (at < status.st_size) {
        size_t rest = status.st_size - at;
        c->old_length = length && length < rest ? length : rest;
        c->old_bytes = malloc(c->old_length);
        pread(f->fd, c->old_bytes, c->old_length, at);
    }
    if (length) memcpy(c->new_bytes = malloc(length), bytes, length);
    c->before = f->last;
    f->last = c;
}

static int opened(int fd, const char *path, int was_there) {
    struct stat status;
    const char *name = strrchr(path, '/');
    if (fd < 0 || fd >= 1024) return fd;
    pthread_mutex_lock(&mutex);
    by_fd[fd] = NULL;
    name = name ? name + 1 : path;
    if ((!strcmp(name, "quizline.db") || !strcmp(name, "quizline.db-wal")) && !fstat(fd, &status)) {
        struct file *f = NULL;
        for (int i = 0; i < file_count; i++) if (files[i].inode == status.st_ino) f = &files[i];
        if (!f && file_count < 16) {
            f = &files[file_count++];
            f->inode = status.st_ino;
            f->fd = REAL(open64)(path, O_RDWR | O_CLOEXEC);
            f->is_new = !was_there;
            strncpy(f->path, path, sizeof f->path - 1);
        }
        by_fd[fd] = f;
    }
    pthread_mutex_unlock(&mutex);
    return fd;
}

int open64(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    int was_there = access(path, F_OK) == 0;
    return opened(REAL(open64)(path, flags, mode), path, was_there);
}

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    int was_there = access(path, F_OK) == 0;
    return opened(REAL(open)(path, flags, mode), path, was_there);
}

int close(int fd) {
    if (fd >= 0 && fd < 1024) by_fd[fd] = NULL;
    return REAL(close)(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) {
    struct file *f = tracked(fd);
    if (!f) return REAL(pwrite64)(fd, bytes, length, at);
    pthread_mutex_lock(&mutex);
    step();
    remember(f, bytes, length, at);
    ssize_t written = REAL(pwrite64)(fd, bytes, length, at);
    pthread_mutex_unlock(&mutex);
    return written;
}

int ftruncate64(int fd, off_t size) {
    struct file *f = tracked(fd);
    if (!f) return REAL(ftruncate64)(fd, size);
    pthread_mutex_lock(&mutex);
    step();
    remember(f, NULL, 0, size);
    int result = REAL(ftruncate64)(fd, size);
    pthread_mutex_unlock(&mutex);
    return result;
}

static int sync_file(int fd) {
    struct file *f = tracked(fd);
    struct stat status;
    int result = 0;
    pthread_mutex_lock(&mutex);
    if (f) step();
    if (getenv("POWERCUT_LIE")) {
    } else if (f && ++syncs == setting("POWERCUT_FAIL_SYNC")) {
        lose_unsynced(f);
        forget(f);
        errno = EIO;
        result = -1;
    } else if (f) {
        forget(f);
    } else if (!fstat(fd, &status) && S_ISDIR(status.st_mode)) {
        for (int i = 0; i < file_count; i++) files[i].is_new = 0;
    }
    pthread_mutex_unlock(&mutex);
    return result;
}

int fsync(int fd) { return sync_file(fd); }
int fdatasync(int fd) { return sync_file(fd); }

#define _CRT_RAND_S
#define UNICODE
#define WIN32_LEAN_AND_MEAN
#undef _WIN32_WINNT
#define _WIN32_WINNT 0x0601 /* Windows 7 */

#include "report/platform.h"

#include <windows.h>

#include <cderr.h>
#include <commdlg.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <locale.h>
#include <process.h>
#include <shellapi.h>
#include <shlobj.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum {
    ONCE_MOST = 1 << 30, /* bytes that are read or written at once */
    LONG_PATH = 240,     /* longer ones need a mark */
    WRITABLE = 0666,
    PROTECTED = 0444,
    OWNER_WRITES = 0200
};

#define SHARE_ALL (FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE)

#ifndef ENABLE_VIRTUAL_TERMINAL_PROCESSING
#define ENABLE_VIRTUAL_TERMINAL_PROCESSING 4
#endif

/* ----------------------------------------------------------------- failures */

static const struct {
    DWORD code;
    int number;
} reasons[] = {
    { ERROR_FILE_NOT_FOUND, ENOENT },
    { ERROR_PATH_NOT_FOUND, ENOENT },
    { ERROR_INVALID_NAME, ENOENT },
    { ERROR_BAD_NETPATH, ENOENT },
    { ERROR_BAD_NET_NAME, ENOENT },
    { ERROR_INVALID_DRIVE, ENOENT },
    { ERROR_BAD_PATHNAME, ENOENT },
    { ERROR_NOT_READY, ENOENT },
    { ERROR_DIRECTORY, ENOTDIR },
    { ERROR_ACCESS_DENIED, EACCES },
    { ERROR_SHARING_VIOLATION, EACCES },
    { ERROR_LOCK_VIOLATION, EACCES },
    { ERROR_PRIVILEGE_NOT_HELD, EPERM },
    { ERROR_WRITE_PROTECT, EROFS },
    { ERROR_DISK_FULL, ENOSPC },
    { ERROR_HANDLE_DISK_FULL, ENOSPC },
    { ERROR_FILE_TOO_LARGE, EFBIG },
    { ERROR_FILE_EXISTS, EEXIST },
    { ERROR_ALREADY_EXISTS, EEXIST },
    { ERROR_NOT_ENOUGH_MEMORY, ENOMEM },
    { ERROR_OUTOFMEMORY, ENOMEM },
    { ERROR_TOO_MANY_OPEN_FILES, EMFILE },
    { ERROR_BROKEN_PIPE, EPIPE },
    { ERROR_NO_DATA, EPIPE },
    { ERROR_INVALID_HANDLE, EBADF },
    { ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG },
    { ERROR_BAD_EXE_FORMAT, ENOEXEC },
};

static int number_of(DWORD code)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (reasons[i].code == code)
            return reasons[i].number;
    }
    return EIO;
}

/* Leaves in errno why the last call of the system failed. */
static bool fail(void)
{
    errno = number_of(GetLastError());
    return false;
}

/* -------------------------------------------------------------------- texts */

/* On the heap; NULL, and errno, where memory runs out. What is not UTF-8 is
 * taken for the code page of the system, as a build's arguments are. */
static wchar_t *widen(const char *text)
{
    UINT page = CP_UTF8;
    int count =
        MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, text, -1, NULL, 0);
    if (count <= 0) {
        page = CP_ACP;
        count = MultiByteToWideChar(page, 0, text, -1, NULL, 0);
    }
    wchar_t *wide = count > 0 ? malloc((size_t)count * sizeof *wide) : NULL;
    if (wide == NULL)
        errno = ENOMEM;
    else
        (void)MultiByteToWideChar(page, 0, text, -1, wide, count);
    return wide;
}

/* Into `out`; false where that is too small. */
static bool narrow_into(const wchar_t *wide, char *out, size_t size)
{
    return WideCharToMultiByte(CP_UTF8, 0, wide, -1, out,
                               size < ONCE_MOST ? (int)size : ONCE_MOST, NULL,
                               NULL) > 0;
}

static char *narrow(const wchar_t *wide)
{
    int count = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
    char *text = count > 0 ? malloc((size_t)count) : NULL;
    if (text == NULL)
        errno = ENOMEM;
    else
        (void)narrow_into(wide, text, (size_t)count);
    return text;
}

/* The whole path, marked as one that may be long; frees the other one. */
static wchar_t *mark_long(wchar_t *wide)
{
    static const wchar_t mark[] = L"\\\\?\\", share[] = L"\\\\?\\UNC\\";
    enum { ROOM = sizeof share / sizeof *share };
    DWORD count = GetFullPathNameW(wide, 0, NULL, NULL);
    wchar_t *whole = malloc((count + ROOM) * sizeof *whole);
    wchar_t *made = malloc((count + ROOM) * sizeof *made);
    if (whole != NULL && made != NULL && count > 0 &&
        GetFullPathNameW(wide, count, whole, NULL) > 0) {
        bool shared = wcsncmp(whole, L"\\\\", 2) == 0;
        (void)wcscpy(made, shared ? share : mark);
        (void)wcscat(made, shared ? whole + 2 : whole);
    } else {
        errno = ENOMEM;
        free(made);
        made = NULL;
    }
    free(whole);
    free(wide);
    return made;
}

/* The name of a file as the system has it, on the heap. */
static wchar_t *widen_path(const char *path)
{
    wchar_t *wide = widen(path);
    return wide == NULL || wcslen(wide) < LONG_PATH ||
                   wcsncmp(wide, L"\\\\?\\", 4) == 0
               ? wide
               : mark_long(wide);
}

/* -------------------------------------------------------------------- names */

bool odfgx_platform_is_separator(char byte)
{
    return byte == '/' || byte == '\\';
}

/* The length of "C:", or 0. */
static size_t drive_length(const char *path)
{
    return path[0] != '\0' && path[1] == ':' ? 2 : 0;
}

bool odfgx_platform_is_absolute(const char *path)
{
    return odfgx_platform_is_separator(path[drive_length(path)]);
}

size_t odfgx_platform_folder_length(const char *path)
{
    size_t length = strlen(path), drive = drive_length(path);
    while (length > drive && !odfgx_platform_is_separator(path[length - 1]))
        length--;
    return length;
}

/* Opens what has the name, to ask about it or to read; 0 is to ask. */
static HANDLE open_handle(const char *path, DWORD access)
{
    wchar_t *wide = widen_path(path);
    if (wide == NULL)
        return INVALID_HANDLE_VALUE;
    HANDLE handle = CreateFileW(wide, access, SHARE_ALL, NULL, OPEN_EXISTING,
                                FILE_FLAG_BACKUP_SEMANTICS, NULL);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE)
        (void)fail();
    return handle;
}

/* The path of what is open, on the heap, without the mark of long ones. */
static wchar_t *path_of(HANDLE handle)
{
    DWORD count = GetFinalPathNameByHandleW(handle, NULL, 0, 0);
    wchar_t *path = malloc((count + 1) * sizeof *path);
    if (path == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    if (count == 0 ||
        GetFinalPathNameByHandleW(handle, path, count + 1, 0) == 0) {
        (void)fail();
        free(path);
        return NULL;
    }
    if (wcsncmp(path, L"\\\\?\\UNC\\", 8) == 0)
        (void)memmove(path + 1, path + 7,
                      (wcslen(path + 7) + 1) * sizeof *path);
    else if (wcsncmp(path, L"\\\\?\\", 4) == 0)
        (void)memmove(path, path + 4, (wcslen(path + 4) + 1) * sizeof *path);
    return path;
}

char *odfgx_platform_resolve(const char *path)
{
    HANDLE handle = open_handle(path, 0);
    if (handle == INVALID_HANDLE_VALUE)
        return NULL;
    wchar_t *wide = path_of(handle);
    (void)CloseHandle(handle);
    char *resolved = wide != NULL ? narrow(wide) : NULL;
    free(wide);
    return resolved;
}

/* INVALID_FILE_ATTRIBUTES, and errno, where there is nothing. */
static DWORD attributes_of(const char *path)
{
    wchar_t *wide = widen_path(path);
    if (wide == NULL)
        return INVALID_FILE_ATTRIBUTES;
    DWORD attributes = GetFileAttributesW(wide);
    if (attributes == INVALID_FILE_ATTRIBUTES)
        (void)fail();
    free(wide);
    return attributes;
}

bool odfgx_platform_is_taken(const char *path)
{
    return attributes_of(path) != INVALID_FILE_ATTRIBUTES;
}

/* -------------------------------------------------------------------- files */

/* In nanoseconds since 1970; the system counts from 1601. */
static int64_t nanoseconds(uint64_t ticks)
{
    const uint64_t before = 116444736000000000;
    return ticks > before ? (int64_t)((ticks - before) * 100) : 0;
}

/* Which of them is not told of some file systems is nought. */
static void look_at_times(HANDLE handle, odfgx_platform_file *out)
{
    FILE_BASIC_INFO about;
    if (!GetFileInformationByHandleEx(handle, FileBasicInfo, &about,
                                      sizeof about))
        return;
    out->written = nanoseconds((uint64_t)about.LastWriteTime.QuadPart);
    out->changed = nanoseconds((uint64_t)about.ChangeTime.QuadPart);
}

static bool look_at(HANDLE handle, odfgx_platform_file *out)
{
    BY_HANDLE_FILE_INFORMATION about;
    *out = (odfgx_platform_file){ .kind = ODFGX_PLATFORM_OTHER,
                                  .permissions = WRITABLE };
    DWORD type = GetFileType(handle);
    if (type == FILE_TYPE_UNKNOWN && GetLastError() != NO_ERROR)
        return fail();
    if (type == FILE_TYPE_PIPE)
        out->kind = ODFGX_PLATFORM_PIPE;
    if (type != FILE_TYPE_DISK)
        return true;
    if (!GetFileInformationByHandle(handle, &about))
        return fail();
    bool folder = (about.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    out->kind = folder ? ODFGX_PLATFORM_FOLDER : ODFGX_PLATFORM_REGULAR;
    if ((about.dwFileAttributes & FILE_ATTRIBUTE_READONLY) != 0)
        out->permissions = PROTECTED;
    out->size = (uint64_t)about.nFileSizeHigh << 32 | about.nFileSizeLow;
    out->device = about.dwVolumeSerialNumber;
    out->number = (uint64_t)about.nFileIndexHigh << 32 | about.nFileIndexLow;
    look_at_times(handle, out);
    return true;
}

static HANDLE handle_of(int descriptor)
{
    return (HANDLE)_get_osfhandle(descriptor);
}

bool odfgx_platform_look_open(int descriptor, odfgx_platform_file *out)
{
    return look_at(handle_of(descriptor), out);
}

bool odfgx_platform_look(const char *path, odfgx_platform_file *out)
{
    if (strcmp(path, ODFGX_PLATFORM_STDIN_NAME) == 0)
        return odfgx_platform_look_open(ODFGX_PLATFORM_STDIN, out);
    HANDLE handle = open_handle(path, 0);
    if (handle == INVALID_HANDLE_VALUE)
        return false;
    bool seen = look_at(handle, out);
    (void)CloseHandle(handle);
    return seen;
}

bool odfgx_platform_may_read(const char *path)
{
    HANDLE handle = open_handle(path, GENERIC_READ);
    if (handle == INVALID_HANDLE_VALUE)
        return false;
    (void)CloseHandle(handle);
    return true;
}

/* The name of the program's file, on the heap. */
static char *with_exe(const char *path)
{
    static const char ending[] = ".exe";
    size_t length = strlen(path), size = length + sizeof ending;
    bool there = length >= sizeof ending &&
                 _stricmp(path + length - sizeof ending + 1, ending) == 0;
    char *name = malloc(size);
    if (name != NULL)
        (void)snprintf(name, size, "%s%s", path, there ? "" : ending);
    return name;
}

bool odfgx_platform_may_start(const char *path)
{
    char *name = with_exe(path);
    DWORD attributes =
        name != NULL ? attributes_of(name) : INVALID_FILE_ATTRIBUTES;
    free(name);
    return attributes != INVALID_FILE_ATTRIBUTES &&
           (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
}

FILE *odfgx_platform_open_stream(const char *path, const char *mode)
{
    wchar_t *wide = widen_path(path), *how = widen(mode);
    FILE *stream = wide != NULL && how != NULL ? _wfopen(wide, how) : NULL;
    free(how);
    free(wide);
    return stream;
}

FILE *odfgx_platform_open_again(const char *name, const char *mode)
{
    return odfgx_platform_open_stream(name, mode[0] == 'w' ? "wb" : "rb");
}

/* The descriptor owns the handle from then on, or it is closed. */
static int describe(HANDLE handle, int flags)
{
    if (handle == INVALID_HANDLE_VALUE)
        return ODFGX_PLATFORM_NONE;
    int descriptor =
        _open_osfhandle((intptr_t)handle, flags | _O_BINARY | _O_NOINHERIT);
    if (descriptor < 0)
        (void)CloseHandle(handle);
    return descriptor;
}

int odfgx_platform_open(const char *path)
{
    return describe(open_handle(path, GENERIC_READ), _O_RDONLY);
}

/* A handle for the same, of this process, or INVALID_HANDLE_VALUE. */
static HANDLE duplicate(HANDLE handle, bool inherited)
{
    HANDLE own = INVALID_HANDLE_VALUE, process = GetCurrentProcess();
    if (!DuplicateHandle(process, handle, process, &own, 0, inherited,
                         DUPLICATE_SAME_ACCESS)) {
        (void)fail();
        return INVALID_HANDLE_VALUE;
    }
    return own;
}

int odfgx_platform_duplicate(int descriptor)
{
    return describe(duplicate(handle_of(descriptor), false), _O_RDONLY);
}

int64_t odfgx_platform_read(int descriptor, void *out, size_t length)
{
    DWORD got = 0, most = length < ONCE_MOST ? (DWORD)length : ONCE_MOST;
    if (ReadFile(handle_of(descriptor), out, most, &got, NULL))
        return got;
    if (GetLastError() == ERROR_BROKEN_PIPE)
        return 0;
    (void)fail();
    return -1;
}

int64_t odfgx_platform_read_at(int descriptor, uint64_t offset, void *out,
                               size_t length)
{
    HANDLE handle = handle_of(descriptor);
    size_t done = 0;
    while (done < length) {
        uint64_t at = offset + done;
        size_t left = length - done;
        DWORD got = 0;
        OVERLAPPED place = { .Offset = (DWORD)at,
                             .OffsetHigh = (DWORD)(at >> 32) };
        if (!ReadFile(handle, (char *)out + done,
                      left < ONCE_MOST ? (DWORD)left : ONCE_MOST, &got,
                      &place) &&
            GetLastError() != ERROR_HANDLE_EOF) {
            (void)fail();
            return -1;
        }
        if (got == 0)
            break;
        done += got;
    }
    return (int64_t)done;
}

bool odfgx_platform_write(int descriptor, const void *bytes, size_t length)
{
    HANDLE handle = handle_of(descriptor);
    for (size_t done = 0; done < length;) {
        size_t left = length - done;
        DWORD put = 0;
        if (!WriteFile(handle, (const char *)bytes + done,
                       left < ONCE_MOST ? (DWORD)left : ONCE_MOST, &put, NULL))
            return fail();
        done += put;
    }
    return true;
}

bool odfgx_platform_rewind(int descriptor)
{
    return _lseeki64(descriptor, 0, SEEK_SET) == 0;
}

/* Temporary files that are open. What is deleted when it is closed can't be
 * opened by fopen(), so they have names, and are removed then. */
typedef struct temporary {
    struct temporary *next;
    int descriptor;
    wchar_t name[];
} temporary;

static SRWLOCK temporaries_lock = SRWLOCK_INIT;
static temporary *temporaries;

/* Takes one out of the list, any for ODFGX_PLATFORM_NONE; NULL for none. */
static temporary *take_temporary(int descriptor)
{
    AcquireSRWLockExclusive(&temporaries_lock);
    temporary **at = &temporaries;
    while (*at != NULL && descriptor != ODFGX_PLATFORM_NONE &&
           (*at)->descriptor != descriptor)
        at = &(*at)->next;
    temporary *found = *at;
    if (found != NULL)
        *at = found->next;
    ReleaseSRWLockExclusive(&temporaries_lock);
    return found;
}

bool odfgx_platform_close(int descriptor)
{
    temporary *gone = take_temporary(descriptor);
    bool closed = _close(descriptor) == 0;
    if (gone != NULL)
        (void)DeleteFileW(gone->name);
    free(gone);
    return closed;
}

static void remove_temporaries(void)
{
    for (temporary *each = take_temporary(ODFGX_PLATFORM_NONE); each != NULL;
         each = take_temporary(ODFGX_PLATFORM_NONE)) {
        (void)_close(each->descriptor);
        (void)DeleteFileW(each->name);
        free(each);
    }
}

static void keep_temporary(temporary *made)
{
    static bool registered;
    AcquireSRWLockExclusive(&temporaries_lock);
    if (!registered)
        registered = atexit(remove_temporaries) == 0;
    made->next = temporaries;
    temporaries = made;
    ReleaseSRWLockExclusive(&temporaries_lock);
}

/* TMPDIR, or the system's folder for such files, with a separator behind;
 * false where its name is too long. */
static bool temporary_folder(wchar_t out[MAX_PATH + 2])
{
    const wchar_t *named = _wgetenv(L"TMPDIR");
    size_t length = named != NULL ? wcslen(named) : 0;
    if (length > MAX_PATH) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (length == 0)
        return GetTempPathW(MAX_PATH + 2, out) > 0 || fail();
    (void)wcscpy(out, named);
    (void)wcscat(out, L"\\");
    return true;
}

int odfgx_platform_open_temporary(void)
{
    static LONG made_before;
    wchar_t folder[MAX_PATH + 2];
    enum { ROOM = MAX_PATH + 64 };
    if (!temporary_folder(folder))
        return ODFGX_PLATFORM_NONE;
    temporary *made = malloc(sizeof *made + ROOM * sizeof *made->name);
    if (made == NULL)
        return ODFGX_PLATFORM_NONE;
    HANDLE handle = INVALID_HANDLE_VALUE;
    do {
        (void)swprintf(made->name, ROOM, L"%lsodfgx-%lx-%lx-%lx.tmp", folder,
                       (unsigned long)GetCurrentProcessId(),
                       (unsigned long)GetTickCount(),
                       (unsigned long)InterlockedIncrement(&made_before));
        handle =
            CreateFileW(made->name, GENERIC_READ | GENERIC_WRITE, SHARE_ALL,
                        NULL, CREATE_NEW, FILE_ATTRIBUTE_TEMPORARY, NULL);
    } while (handle == INVALID_HANDLE_VALUE &&
             GetLastError() == ERROR_FILE_EXISTS);
    if (handle == INVALID_HANDLE_VALUE)
        (void)fail();
    made->descriptor = describe(handle, _O_RDWR);
    if (made->descriptor < 0) {
        if (handle != INVALID_HANDLE_VALUE)
            (void)DeleteFileW(made->name);
        free(made);
        return ODFGX_PLATFORM_NONE;
    }
    int descriptor = made->descriptor;
    keep_temporary(made);
    return descriptor;
}

/* As fopen() takes it: in the code page of the system, or its short form. */
static bool name_for_libraries(const wchar_t *path, char *name, size_t size)
{
    BOOL lossy = FALSE, *told = GetACP() != CP_UTF8 ? &lossy : NULL;
    wchar_t brief[MAX_PATH + 1];
    int most = size < ONCE_MOST ? (int)size : ONCE_MOST;
    int count =
        WideCharToMultiByte(CP_ACP, 0, path, -1, name, most, NULL, told);
    if (count > 0 && !lossy)
        return true;
    DWORD length = GetShortPathNameW(path, brief, MAX_PATH + 1);
    lossy = FALSE;
    return length > 0 && length <= MAX_PATH &&
           WideCharToMultiByte(CP_ACP, 0, brief, -1, name, most, NULL, told) >
               0 &&
           !lossy;
}

bool odfgx_platform_name_of(int descriptor, char *name, size_t size)
{
    wchar_t *path = path_of(handle_of(descriptor));
    bool named = path != NULL && name_for_libraries(path, name, size);
    free(path);
    return named;
}

/* ------------------------------------------------------------------ folders */

static int by_bytes(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

void odfgx_platform_list_free(char **names, size_t count)
{
    for (size_t i = 0; names != NULL && i < count; i++)
        free(names[i]);
    free(names);
}

/* Adds a name to those that there are; false, and errno, without memory. */
static bool add_name(char ***names, size_t *count, const wchar_t *wide)
{
    char *name = narrow(wide);
    char **more = realloc(*names, (*count + 1) * sizeof *more);
    if (more != NULL)
        *names = more;
    if (name == NULL || more == NULL) {
        free(name);
        errno = ENOMEM;
        return false;
    }
    more[(*count)++] = name;
    return true;
}

char **odfgx_platform_list(const char *folder, size_t *count)
{
    WIN32_FIND_DATAW found;
    char **names = NULL;
    size_t size = strlen(folder) + sizeof "\\*";
    char *pattern = malloc(size);
    wchar_t *wide = NULL;
    *count = 0;
    if (pattern == NULL)
        return NULL;
    (void)snprintf(pattern, size, "%s\\*", folder);
    wide = widen_path(pattern);
    free(pattern);
    if (wide == NULL)
        return NULL;
    HANDLE search = FindFirstFileW(wide, &found);
    free(wide);
    if (search == INVALID_HANDLE_VALUE) {
        (void)fail();
        return NULL;
    }
    bool added = true;
    do
        added = add_name(&names, count, found.cFileName);
    while (added && FindNextFileW(search, &found));
    (void)FindClose(search);
    if (!added) {
        odfgx_platform_list_free(names, *count);
        return NULL;
    }
    qsort(names, *count, sizeof *names, by_bytes);
    return names;
}

/* What the lists of rights come to is known by trying. */
bool odfgx_platform_may_write(const char *folder)
{
    char unique[ODFGX_PLATFORM_UNIQUE], path[ODFGX_PLATFORM_PATH];
    odfgx_platform_unique(unique);
    if (snprintf(path, sizeof path, "%s\\odfgx-%s.tmp", folder, unique) >=
        (int)sizeof path)
        return false;
    wchar_t *wide = widen_path(path);
    if (wide == NULL)
        return false;
    HANDLE handle = CreateFileW(wide, GENERIC_WRITE | DELETE, 0, NULL,
                                CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE, NULL);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE)
        return fail();
    (void)CloseHandle(handle);
    return true;
}

bool odfgx_platform_make_folder(const char *path, unsigned permissions)
{
    (void)permissions;
    wchar_t *wide = widen_path(path);
    if (wide == NULL)
        return false;
    bool made = CreateDirectoryW(wide, NULL) != 0 || fail();
    free(wide);
    if (made || errno != EEXIST)
        return made;
    DWORD attributes = attributes_of(path);
    return attributes != INVALID_FILE_ATTRIBUTES &&
           (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

bool odfgx_platform_make_folders(const char *path)
{
    char part[ODFGX_PLATFORM_PATH];
    if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
        return false;
    char *begin = part + drive_length(part);
    for (char *at = begin; *at != '\0'; at++) {
        char separator = *at;
        if (!odfgx_platform_is_separator(separator) || at == begin)
            continue;
        *at = '\0';
        (void)odfgx_platform_make_folder(part, ODFGX_PLATFORM_SHARED);
        *at = separator;
    }
    return odfgx_platform_make_folder(part, ODFGX_PLATFORM_SHARED);
}

/* A folder of the user that the system knows, and what is in it. */
static bool known_folder(int which, const char *end, char *path, size_t size)
{
    wchar_t wide[MAX_PATH];
    size_t length = 0;
    if (SHGetFolderPathW(NULL, which, NULL, SHGFP_TYPE_CURRENT, wide) != S_OK ||
        !narrow_into(wide, path, size))
        return false;
    length = strlen(path);
    return snprintf(path + length, size - length, "%s", end) <
           (int)(size - length);
}

/* There are no desktop entries. */
bool odfgx_platform_user_folder(odfgx_platform_place place, char *path,
                                size_t size)
{
    wchar_t wide[MAX_PATH + 2];
    switch (place) {
    case ODFGX_PLATFORM_DOCUMENTS:
        return known_folder(CSIDL_PERSONAL, "", path, size);
    case ODFGX_PLATFORM_TEMPORARY:
        return temporary_folder(wide) && narrow_into(wide, path, size);
    case ODFGX_PLATFORM_STATE:
        return known_folder(CSIDL_LOCAL_APPDATA, "\\odfgx", path, size);
    case ODFGX_PLATFORM_SETTINGS:
        return known_folder(CSIDL_APPDATA, "", path, size);
    case ODFGX_PLATFORM_DATA:
        break;
    }
    return false;
}

/* ------------------------------------------------- writing a file by a name */

void odfgx_platform_unique(char out[ODFGX_PLATFORM_UNIQUE])
{
    LARGE_INTEGER moment;
    (void)QueryPerformanceCounter(&moment);
    (void)snprintf(out, ODFGX_PLATFORM_UNIQUE, "%lx-%llx",
                   (unsigned long)GetCurrentProcessId(),
                   (unsigned long long)moment.QuadPart);
}

/* The permissions are set when all is written. */
int odfgx_platform_create(const char *path, unsigned permissions)
{
    (void)permissions;
    wchar_t *wide = widen_path(path);
    if (wide == NULL)
        return ODFGX_PLATFORM_NONE;
    HANDLE handle = CreateFileW(wide, GENERIC_WRITE | FILE_WRITE_ATTRIBUTES,
                                FILE_SHARE_READ, NULL, CREATE_NEW,
                                FILE_ATTRIBUTE_NORMAL, NULL);
    free(wide);
    if (handle == INVALID_HANDLE_VALUE)
        (void)fail();
    return describe(handle, _O_WRONLY);
}

bool odfgx_platform_sync(int descriptor)
{
    return FlushFileBuffers(handle_of(descriptor)) != 0 || fail();
}

void odfgx_platform_set_permissions(int descriptor, unsigned permissions)
{
    FILE_BASIC_INFO about = { .FileAttributes = FILE_ATTRIBUTE_NORMAL };
    if ((permissions & OWNER_WRITES) == 0)
        about.FileAttributes = FILE_ATTRIBUTE_READONLY;
    (void)SetFileInformationByHandle(handle_of(descriptor), FileBasicInfo,
                                     &about, sizeof about);
}

/* A file that is protected can't be replaced, so it is not meanwhile. */
static bool move(const wchar_t *from, const wchar_t *to, bool replace)
{
    DWORD flags = MOVEFILE_WRITE_THROUGH;
    DWORD before = replace ? GetFileAttributesW(to) : INVALID_FILE_ATTRIBUTES;
    bool protected = before != INVALID_FILE_ATTRIBUTES &&
                     (before & FILE_ATTRIBUTE_READONLY) != 0;
    if (replace)
        flags |= MOVEFILE_REPLACE_EXISTING;
    if (protected)
        (void)SetFileAttributesW(to, before & ~(DWORD)FILE_ATTRIBUTE_READONLY);
    if (MoveFileExW(from, to, flags))
        return true;
    (void)fail();
    if (protected)
        (void)SetFileAttributesW(to, before);
    return false;
}

static bool move_path(const char *from, const char *to, bool replace)
{
    wchar_t *one = widen_path(from), *other = widen_path(to);
    bool moved = one != NULL && other != NULL && move(one, other, replace);
    free(one);
    free(other);
    return moved;
}

bool odfgx_platform_replace(const char *from, const char *to)
{
    return move_path(from, to, true);
}

bool odfgx_platform_rename(const char *from, const char *to)
{
    return move_path(from, to, false);
}

/* The moving has waited for it. */
void odfgx_platform_sync_folder(const char *folder)
{
    (void)folder;
}

void odfgx_platform_remove(const char *path)
{
    wchar_t *wide = widen_path(path);
    if (wide != NULL)
        (void)DeleteFileW(wide);
    free(wide);
}

/* A full disk and a full quota are the same number. */
odfgx_platform_fault odfgx_platform_fault_of(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return ODFGX_PLATFORM_NO_FOLDER;
    case EACCES:
    case EPERM:
        return ODFGX_PLATFORM_FORBIDDEN;
    case EROFS:
        return ODFGX_PLATFORM_READ_ONLY;
    case ENOSPC:
        return ODFGX_PLATFORM_DISK_FULL;
    case EFBIG:
        return ODFGX_PLATFORM_TOO_LARGE;
    default:
        return ODFGX_PLATFORM_OTHER_FAULT;
    }
}

/* ---------------------------------------------------------------- processes */

/* A command line that is being written; without a place it is measured. */
typedef struct command_line {
    char *text;
    size_t length;
} command_line;

static void add_bytes(command_line *line, char byte, size_t count)
{
    if (line->text != NULL)
        memset(line->text + line->length, byte, count);
    line->length += count;
}

/* In quotes, as CommandLineToArgvW takes them off: backslashes before a quote
 * are doubled, and only these. */
static void add_argument(command_line *line, const char *argument)
{
    size_t slashes = 0;
    if (line->length > 0)
        add_bytes(line, ' ', 1);
    add_bytes(line, '"', 1);
    for (; *argument != '\0'; argument++) {
        if (*argument == '"')
            add_bytes(line, '\\', slashes + 1);
        slashes = *argument == '\\' ? slashes + 1 : 0;
        add_bytes(line, *argument, 1);
    }
    add_bytes(line, '\\', slashes);
    add_bytes(line, '"', 1);
}

static void add_arguments(command_line *line, char *const arguments[])
{
    line->length = 0;
    for (size_t i = 0; arguments[i] != NULL; i++)
        add_argument(line, arguments[i]);
    add_bytes(line, '\0', 1);
}

/* On the heap; NULL where memory runs out. */
static wchar_t *write_command(char *const arguments[])
{
    command_line line = { NULL, 0 };
    add_arguments(&line, arguments);
    line.text = malloc(line.length);
    if (line.text == NULL)
        return NULL;
    add_arguments(&line, arguments);
    wchar_t *wide = widen(line.text);
    free(line.text);
    return wide;
}

/* What a process is started with: stdin, stdout and stderr. */
enum { CHILD_IN, CHILD_OUT, CHILD_ERR, CHILD_HANDLES };

static HANDLE open_nothing(void)
{
    SECURITY_ATTRIBUTES inherited = { .nLength = sizeof inherited,
                                      .bInheritHandle = TRUE };
    HANDLE handle = CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE,
                                FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited,
                                OPEN_EXISTING, 0, NULL);
    if (handle == INVALID_HANDLE_VALUE)
        (void)fail();
    return handle;
}

static void close_handle(HANDLE handle)
{
    if (handle != INVALID_HANDLE_VALUE)
        (void)CloseHandle(handle);
}

/* Opens them, and the other end of its stdout; false, and errno. */
static bool open_handles(HANDLE handles[CHILD_HANDLES], HANDLE *output,
                         int input)
{
    SECURITY_ATTRIBUTES inherited = { .nLength = sizeof inherited,
                                      .bInheritHandle = TRUE };
    handles[CHILD_IN] = input == ODFGX_PLATFORM_NONE
                            ? open_nothing()
                            : duplicate(handle_of(input), true);
    handles[CHILD_ERR] = open_nothing();
    if (!CreatePipe(output, &handles[CHILD_OUT], &inherited, 0)) {
        *output = handles[CHILD_OUT] = INVALID_HANDLE_VALUE;
        return fail();
    }
    (void)SetHandleInformation(*output, HANDLE_FLAG_INHERIT, 0);
    return handles[CHILD_IN] != INVALID_HANDLE_VALUE &&
           handles[CHILD_ERR] != INVALID_HANDLE_VALUE;
}

/* Starts it with these handles and no others, whatever other threads start.
 * 0, or the errno. */
static int create_process(HANDLE *process, const wchar_t *path,
                          wchar_t *command, HANDLE handles[CHILD_HANDLES])
{
    STARTUPINFOEXW how = { .StartupInfo = {
                               .cb = sizeof how,
                               .dwFlags = STARTF_USESTDHANDLES,
                               .hStdInput = handles[CHILD_IN],
                               .hStdOutput = handles[CHILD_OUT],
                               .hStdError = handles[CHILD_ERR],
                           } };
    PROCESS_INFORMATION started;
    SIZE_T size = 0;
    int code = 0;
    (void)InitializeProcThreadAttributeList(NULL, 1, 0, &size);
    how.lpAttributeList = malloc(size);
    if (how.lpAttributeList == NULL)
        return ENOMEM;
    if (!InitializeProcThreadAttributeList(how.lpAttributeList, 1, 0, &size)) {
        code = number_of(GetLastError());
        free(how.lpAttributeList);
        return code;
    }
    if (!UpdateProcThreadAttribute(
            how.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles,
            CHILD_HANDLES * sizeof *handles, NULL, NULL) ||
        !CreateProcessW(path, command, NULL, NULL, TRUE,
                        CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT, NULL,
                        NULL, &how.StartupInfo, &started))
        code = number_of(GetLastError());
    DeleteProcThreadAttributeList(how.lpAttributeList);
    free(how.lpAttributeList);
    if (code != 0)
        return code;
    (void)CloseHandle(started.hThread);
    *process = started.hProcess;
    return 0;
}

static int start_with(odfgx_platform_process *out, const char *path,
                      char *const arguments[], HANDLE handles[CHILD_HANDLES])
{
    char *name = with_exe(path);
    wchar_t *wide = name != NULL ? widen_path(name) : NULL;
    wchar_t *command = write_command(arguments);
    HANDLE process = NULL;
    int code = wide == NULL || command == NULL
                   ? ENOMEM
                   : create_process(&process, wide, command, handles);
    if (code == 0)
        out->handle = (int64_t)(intptr_t)process;
    free(command);
    free(wide);
    free(name);
    return code;
}

int odfgx_platform_start(odfgx_platform_process *out, const char *path,
                         char *const arguments[], int input)
{
    HANDLE handles[CHILD_HANDLES], output = INVALID_HANDLE_VALUE;
    *out = (odfgx_platform_process){ 0, ODFGX_PLATFORM_NONE };
    int code = open_handles(handles, &output, input) ? 0 : errno;
    if (code == 0)
        code = start_with(out, path, arguments, handles);
    for (size_t i = 0; i < CHILD_HANDLES; i++)
        close_handle(handles[i]);
    if (code != 0) {
        close_handle(output);
        return code;
    }
    out->output = describe(output, _O_RDONLY);
    if (out->output >= 0)
        return 0;
    (void)odfgx_platform_stop(out);
    return EMFILE;
}

/* Nobody can wait for a pipe without a name: it is looked at. A failure is its
 * end. */
bool odfgx_platform_await(const odfgx_platform_process *process,
                          int64_t milliseconds)
{
    HANDLE pipe = handle_of(process->output);
    int64_t end = odfgx_platform_milliseconds() + milliseconds;
    for (;;) {
        DWORD there = 0;
        if (!PeekNamedPipe(pipe, NULL, 0, NULL, &there, NULL) || there > 0)
            return true;
        if (odfgx_platform_milliseconds() >= end)
            return false;
        Sleep(1);
    }
}

/* A process that a job ends for its time has that status. */
odfgx_platform_end odfgx_platform_stop(odfgx_platform_process *process)
{
    odfgx_platform_end end = { .status = -1 };
    DWORD status = 0;
    if (process->handle == 0)
        return end;
    HANDLE handle = (HANDLE)(intptr_t)process->handle;
    if (process->output >= 0)
        (void)odfgx_platform_close(process->output);
    (void)TerminateProcess(handle, (UINT)-1); /* in vain if it has ended */
    (void)WaitForSingleObject(handle, INFINITE);
    if (GetExitCodeProcess(handle, &status)) {
        end.out_of_time = status == ERROR_NOT_ENOUGH_QUOTA;
        end.status = end.out_of_time || status > INT_MAX ? -1 : (int)status;
    }
    (void)CloseHandle(handle);
    process->handle = 0;
    return end;
}

/* A job of its own holds the process, which keeps it until the end. There is
 * no limit for files, and no box that tells of a crash. */
void odfgx_platform_limit(uint64_t seconds, uint64_t memory, uint64_t file)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = { 0 };
    JOBOBJECT_BASIC_LIMIT_INFORMATION *basic = &limits.BasicLimitInformation;
    const uint64_t ticks = 10000000; /* in a second */
    (void)file;
    (void)SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    basic->LimitFlags = JOB_OBJECT_LIMIT_PROCESS_TIME |
                        JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    basic->PerProcessUserTimeLimit.QuadPart = (LONGLONG)(seconds * ticks);
    if (memory > 0 && memory <= SIZE_MAX) {
        basic->LimitFlags |= JOB_OBJECT_LIMIT_PROCESS_MEMORY;
        limits.ProcessMemoryLimit = (SIZE_T)memory;
    }
    HANDLE job = CreateJobObjectW(NULL, NULL);
    if (job != NULL &&
        SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits,
                                sizeof limits))
        (void)AssignProcessToJobObject(job, GetCurrentProcess());
}

/* ------------------------------------------------------------------ threads */

struct odfgx_platform_crew {
    void (*work)(void *context);
    void *context;
    CRITICAL_SECTION lock;
    CONDITION_VARIABLE signal;
    size_t most, started;
    HANDLE threads[];
};

odfgx_platform_crew *odfgx_platform_crew_new(size_t most,
                                             void (*work)(void *context),
                                             void *context)
{
    odfgx_platform_crew *crew =
        malloc(sizeof *crew + most * sizeof *crew->threads);
    if (crew == NULL)
        return NULL;
    crew->work = work;
    crew->context = context;
    crew->most = most;
    crew->started = 0;
    InitializeCriticalSection(&crew->lock);
    InitializeConditionVariable(&crew->signal);
    return crew;
}

static unsigned __stdcall do_work(void *data)
{
    const odfgx_platform_crew *crew = data;
    crew->work(crew->context);
    return 0;
}

bool odfgx_platform_crew_start(odfgx_platform_crew *crew)
{
    if (crew->started == crew->most)
        return false;
    uintptr_t thread = _beginthreadex(NULL, 0, do_work, crew, 0, NULL);
    if (thread == 0)
        return false;
    crew->threads[crew->started++] = (HANDLE)thread;
    return true;
}

void odfgx_platform_crew_lock(odfgx_platform_crew *crew)
{
    EnterCriticalSection(&crew->lock);
}

void odfgx_platform_crew_unlock(odfgx_platform_crew *crew)
{
    LeaveCriticalSection(&crew->lock);
}

void odfgx_platform_crew_wait(odfgx_platform_crew *crew)
{
    (void)SleepConditionVariableCS(&crew->signal, &crew->lock, INFINITE);
}

void odfgx_platform_crew_signal(odfgx_platform_crew *crew)
{
    WakeConditionVariable(&crew->signal);
}

void odfgx_platform_crew_free(odfgx_platform_crew *crew)
{
    if (crew == NULL)
        return;
    for (size_t i = 0; i < crew->started; i++) {
        (void)WaitForSingleObject(crew->threads[i], INFINITE);
        (void)CloseHandle(crew->threads[i]);
    }
    DeleteCriticalSection(&crew->lock);
    free(crew);
}

/* What a thread does that nobody waits for. */
typedef struct errand {
    void (*work)(void *context);
    void *context;
} errand;

static unsigned __stdcall do_errand(void *data)
{
    errand mine = *(errand *)data;
    free(data);
    mine.work(mine.context);
    return 0;
}

bool odfgx_platform_thread(void (*work)(void *context), void *context)
{
    errand *made = malloc(sizeof *made);
    if (made == NULL)
        return false;
    *made = (errand){ work, context };
    uintptr_t thread = _beginthreadex(NULL, 0, do_errand, made, 0, NULL);
    if (thread == 0) {
        free(made);
        return false;
    }
    (void)CloseHandle((HANDLE)thread);
    return true;
}

/* ---------------------------------------------------------- time and chance */

int64_t odfgx_platform_milliseconds(void)
{
    return (int64_t)GetTickCount64();
}

void odfgx_platform_sleep(unsigned milliseconds)
{
    Sleep(milliseconds);
}

bool odfgx_platform_utc(time_t moment, struct tm *out)
{
    __time64_t seconds = moment;
    return _gmtime64_s(out, &seconds) == 0;
}

bool odfgx_platform_local(time_t moment, struct tm *out)
{
    __time64_t seconds = moment;
    return _localtime64_s(out, &seconds) == 0;
}

bool odfgx_platform_random(void *out, size_t size)
{
    unsigned char *at = out;
    while (size > 0) {
        unsigned number = 0;
        size_t part = size < sizeof number ? size : sizeof number;
        if (rand_s(&number) != 0)
            return false;
        memcpy(at, &number, part);
        at += part;
        size -= part;
    }
    return true;
}

/* --------------------------------------------- what surrounds the program */

static UINT console_page;

static void restore_console(void)
{
    (void)SetConsoleOutputCP(console_page);
}

/* Text in UTF-8 and in colours. */
static void set_console(DWORD which)
{
    DWORD mode = 0;
    HANDLE console = GetStdHandle(which);
    if (GetConsoleMode(console, &mode))
        (void)SetConsoleMode(console,
                             mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

/* NULL where memory runs out. They stay until the end. */
static char **read_arguments(int *count)
{
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), count);
    if (wide == NULL)
        return NULL;
    char **arguments = calloc((size_t)*count + 1, sizeof *arguments);
    for (int i = 0; arguments != NULL && i < *count; i++) {
        arguments[i] = narrow(wide[i]);
        if (arguments[i] == NULL) {
            odfgx_platform_list_free(arguments, (size_t)i);
            arguments = NULL;
        }
    }
    (void)LocalFree(wide);
    return arguments;
}

/* A descriptor of these is never given to another file. Documents go through
 * them, so no byte may change. */
void odfgx_platform_begin(int *count, char ***arguments)
{
    int read = 0;
    char **words = read_arguments(&read);
    if (words != NULL) {
        *count = read;
        *arguments = words;
    }
    (void)_setmode(_fileno(stdin), _O_BINARY);
    (void)_setmode(_fileno(stdout), _O_BINARY);
    (void)_setmode(_fileno(stderr), _O_BINARY);
    set_console(STD_OUTPUT_HANDLE);
    set_console(STD_ERROR_HANDLE);
    console_page = GetConsoleOutputCP();
    if (console_page != 0 && console_page != CP_UTF8 &&
        atexit(restore_console) == 0)
        (void)SetConsoleOutputCP(CP_UTF8);
}

static bool console_mode(FILE *stream, DWORD *mode)
{
    int descriptor = _fileno(stream);
    return descriptor >= 0 && GetConsoleMode(handle_of(descriptor), mode);
}

bool odfgx_platform_is_terminal(FILE *stream)
{
    DWORD mode = 0;
    return console_mode(stream, &mode);
}

bool odfgx_platform_has_colours(FILE *stream)
{
    DWORD mode = 0;
    return console_mode(stream, &mode) &&
           (mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

void odfgx_platform_set_variable(const char *name, const char *value)
{
    (void)_putenv_s(name, value);
}

const char *odfgx_platform_language(void)
{
    static char language[LOCALE_NAME_MAX_LENGTH];
    wchar_t wide[LOCALE_NAME_MAX_LENGTH];
    LCID number = MAKELCID(GetUserDefaultUILanguage(), SORT_DEFAULT);
    return LCIDToLocaleName(number, wide, LOCALE_NAME_MAX_LENGTH, 0) > 0 &&
                   narrow_into(wide, language, sizeof language)
               ? language
               : NULL;
}

/* Numbers stay as in C. An old C library knows no UTF-8 and changes nothing. */
void odfgx_platform_set_locale(void)
{
    (void)setlocale(LC_CTYPE, ".UTF-8");
}

/* ----------------------------------------------------- the program's end */

/* They are nothing else here. */
void odfgx_platform_fail_writes(void)
{
}

/* The system sets each signal back to its default before it calls. */
void odfgx_platform_before_end(void (*end)(int))
{
    static const int ending[] = { SIGINT, SIGTERM, SIGBREAK };
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        if (signal(ending[i], end) == SIG_IGN)
            (void)signal(ending[i], SIG_IGN);
    }
}

static volatile LONG end_asked;
static void (*end_abandon)(void);

/* FALSE lets the system end the process. It calls this in a thread. */
static BOOL WINAPI note_end(DWORD event)
{
    (void)event;
    if (InterlockedExchange(&end_asked, 1) == 0)
        return TRUE;
    end_abandon();
    return FALSE;
}

void odfgx_platform_end_notice(void (*abandon)(void))
{
    end_abandon = abandon;
    (void)SetConsoleCtrlHandler(note_end, TRUE);
}

bool odfgx_platform_end_asked(void)
{
    return end_asked != 0;
}

/* -------------------------------------------------------------- the program */

bool odfgx_platform_program(char *path, size_t size)
{
    wchar_t wide[ODFGX_PLATFORM_PATH];
    DWORD length = GetModuleFileNameW(NULL, wide, ODFGX_PLATFORM_PATH);
    return length > 0 && length < ODFGX_PLATFORM_PATH &&
           narrow_into(wide, path, size);
}

/* On Windows a program finds its libraries beside it anyway. */
bool odfgx_platform_is_portable(void)
{
    return false;
}

/* ---------------------------------------------------------------- a desktop */

/* A service has a station of windows that nobody sees. */
bool odfgx_platform_has_display(void)
{
    USEROBJECTFLAGS flags = { 0 };
    return GetUserObjectInformationW(GetProcessWindowStation(), UOI_FLAGS,
                                     &flags, sizeof flags, NULL) &&
           (flags.dwFlags & WSF_VISIBLE) != 0;
}

/* The mark of long paths is nothing for other programs. */
bool odfgx_platform_show(const char *path)
{
    enum { FAILURES = 32 };
    wchar_t *wide = widen(path);
    if (wide == NULL)
        return false;
    INT_PTR how =
        (INT_PTR)ShellExecuteW(NULL, L"open", wide, NULL, NULL, SW_SHOWNORMAL);
    free(wide);
    return how > FAILURES;
}

/* The system shows notices only of a program that has an icon among those of
 * the task bar, or is installed with a name for them. */
bool odfgx_platform_notify(const char *title, const char *text)
{
    (void)title, (void)text;
    return false;
}

bool odfgx_platform_alert(const char *title, const char *text)
{
    wchar_t *head = widen(title), *body = widen(text);
    bool shown = head != NULL && body != NULL &&
                 MessageBoxW(NULL, body, head, MB_OK | MB_ICONERROR) != 0;
    free(body);
    free(head);
    return shown;
}

/* Adds a line; false where there is no room. */
static bool add_path(char *paths, size_t size, const wchar_t *folder,
                     const wchar_t *name)
{
    size_t length = strlen(paths);
    if (length > 0 && length + 1 < size)
        paths[length++] = '\n';
    if (folder != NULL) {
        if (!narrow_into(folder, paths + length, size - length))
            return false;
        length = strlen(paths);
        if (length + 1 == size)
            return false;
        paths[length++] = '\\';
    }
    return narrow_into(name, paths + length, size - length);
}

/* One path, or a folder and the names in it, with NUL behind each. */
static bool add_paths(char *paths, size_t size, const wchar_t *chosen)
{
    const wchar_t *name = chosen + wcslen(chosen) + 1;
    if (*name == L'\0')
        return add_path(paths, size, NULL, chosen);
    for (; *name != L'\0'; name += wcslen(name) + 1) {
        if (!add_path(paths, size, chosen, name))
            return false;
    }
    return true;
}

bool odfgx_platform_choose(const char *title, char *paths, size_t size)
{
    enum { ROOM = 32768 };
    wchar_t *chosen = calloc(ROOM, sizeof *chosen), *head = widen(title);
    OPENFILENAMEW how = {
        .lStructSize = sizeof how,
        .lpstrFile = chosen,
        .nMaxFile = ROOM,
        .lpstrTitle = head,
        .Flags = OFN_EXPLORER | OFN_ALLOWMULTISELECT | OFN_FILEMUSTEXIST |
                 OFN_HIDEREADONLY | OFN_NOCHANGEDIR,
    };
    bool asked = chosen != NULL && head != NULL;
    paths[0] = '\0';
    if (asked && GetOpenFileNameW(&how)) {
        if (!add_paths(paths, size, chosen))
            paths[0] = '\0';
    } else if (asked) {
        DWORD why = CommDlgExtendedError();
        asked = why == 0 || why == FNERR_BUFFERTOOSMALL;
    }
    free(head);
    free(chosen);
    return asked;
}

/* There are none of desktop entries. */
void odfgx_platform_refresh_menus(const char *applications)
{
    (void)applications;
}

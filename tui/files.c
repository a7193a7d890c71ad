#include "tui/files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define PATH_BYTES 4096

/* The bytes of the folder, its slash included. */
static int folder_bytes(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? (int)(slash + 1 - path) : 0;
}

static bool is_csv(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot && strcasecmp(dot, ".csv") == 0;
}

static int folders_first(const void *a, const void *b)
{
	const struct file_row *x = a, *y = b;
	return x->folder != y->folder ? y->folder - x->folder : strcmp(x->name, y->name);
}

/* False for what is neither folder nor CSV file, or cannot be looked at. */
static bool look(const char *path, const char *name, struct file_row *out)
{
	char whole[PATH_BYTES];
	struct stat found;
	int length = snprintf(whole, sizeof(whole), "%.*s%s", folder_bytes(path), path, name);
	if (length >= (int)sizeof(whole) || stat(whole, &found) != 0 || strlen(name) >= sizeof(out->name))
		return false;
	*out = (struct file_row){.folder = S_ISDIR(found.st_mode), .bytes = found.st_size};
	strcpy(out->name, name);
	return out->folder || (S_ISREG(found.st_mode) && is_csv(name));
}

static void read_folder(DIR *folder, const char *path, struct file_list *out)
{
	const char *typed = path + folder_bytes(path);
	int room = 0;
	struct dirent *entry;
	while ((entry = readdir(folder))) {
		struct file_row row;
		bool hidden = entry->d_name[0] == '.' && typed[0] != '.';
		if (hidden || strncmp(entry->d_name, typed, strlen(typed)) != 0 || !look(path, entry->d_name, &row))
			continue;
		if (out->count == room) {
			room = room ? room * 2 : 64;
			void *rows = realloc(out->rows, (size_t)room * sizeof(*out->rows));
			if (!rows)
				return;
			out->rows = rows;
		}
		out->rows[out->count++] = row;
	}
}

void files_find(const char *path, struct file_list *out)
{
	char name[PATH_BYTES];
	int bytes = folder_bytes(path);
	*out = (struct file_list){0};
	snprintf(name, sizeof(name), "%.*s", bytes ? bytes : 1, bytes ? path : ".");
	DIR *folder = opendir(name);
	if (!folder)
		return;
	read_folder(folder, path, out);
	closedir(folder);
	if (out->count)
		qsort(out->rows, (size_t)out->count, sizeof(*out->rows), folders_first);
	for (int i = 0; i < out->count; i++)
		out->rows[i].id = i + 1;
}

void files_free(struct file_list *list)
{
	free(list->rows);
	*list = (struct file_list){0};
}

void files_complete(const char *path, const struct file_row *row, char *out, int size)
{
	snprintf(out, (size_t)size, "%.*s%s%s", folder_bytes(path), path, row->name, row->folder ? "/" : "");
}

#include "tui/settled.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void settled_open(struct settled *settled)
{
	const char *number = getenv("MADOGUCHI_SETTLED");
	char *end = NULL;
	long descriptor = number ? strtol(number, &end, 10) : -1;

	*settled = (struct settled){.descriptor = -1};
	if (!number || *end || descriptor <= STDERR_FILENO || descriptor > 1023)
		return;
	if (fcntl((int)descriptor, F_GETFD) >= 0)
		settled->descriptor = (int)descriptor;
}

void settled_tell(struct settled *settled)
{
	ssize_t written;

	if (settled->descriptor < 0 || !(settled->keyed || settled->drawn))
		return;
	written = write(settled->descriptor, settled->keyed ? "k" : ".", 1);
	(void)written;
	settled->keyed = settled->drawn = false;
}

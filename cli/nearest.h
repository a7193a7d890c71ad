#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

/* Among words offered one after the other, the one that takes the fewest typing slips to reach. */
struct nearest {
	const char *typed;
	const char *word; /* NULL while none was offered */
	int slips;
};

void nearest_offer(struct nearest *nearest, const char *word);

#endif

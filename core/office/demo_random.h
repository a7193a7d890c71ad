#ifndef CORE_OFFICE_DEMO_RANDOM_H
#define CORE_OFFICE_DEMO_RANDOM_H

#include <stdint.h>

/* splitmix64 (Steele, Lea, Flood 2014): small, even, the same everywhere. */
struct demo_random {
	uint64_t state;
};

/* 0 .. below - 1. */
int demo_pick(struct demo_random *random, int below);

/* True `percent` times in a hundred. */
int demo_chance(struct demo_random *random, int percent);

#endif

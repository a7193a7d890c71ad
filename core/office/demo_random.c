#include "core/office/demo_random.h"

int demo_pick(struct demo_random *random, int below)
{
	uint64_t z = random->state += 0x9E3779B97F4A7C15U;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	z ^= z >> 31;
	return (int)(z % (uint64_t)below);
}

int demo_chance(struct demo_random *random, int percent)
{
	return demo_pick(random, 100) < percent;
}

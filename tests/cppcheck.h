/* For cppcheck, which does not read the libraries' headers: macros it cannot guess. */
#define cJSON_ArrayForEach(element, array) for ((element) = (array)->child; (element); (element) = (element)->next)

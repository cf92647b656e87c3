#include "CEmbedded.h"
static const unsigned char m1[] = {
#embed "../../migrations/0001_initial.sql"
};
int gh_x(void) { return m1[0]; }

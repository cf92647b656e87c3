// The reference argon2 library, as the distribution ships it.
#pragma once
#include <argon2.h>

// Vectorscan, the portable build of Hyperscan.
#pragma once
#include <hs/hs.h>

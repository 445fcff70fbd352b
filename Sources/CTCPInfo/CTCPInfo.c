#include "CTCPInfo.h"

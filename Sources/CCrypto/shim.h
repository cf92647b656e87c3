// The parts of OpenSSL's libcrypto that Sealing uses: SHA-256, HMAC-SHA1, AES-GCM, constant-time comparison
// and the random generator.
#pragma once
// SHA256_CTX is marked deprecated since 3.0, but it is the only running hash there that can be copied midway without an
// allocation, which a prepared HMAC key needs for every delivery.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

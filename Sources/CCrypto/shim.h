// The parts of OpenSSL's libcrypto that Sealing uses: HMAC, SHA-2, AES-GCM and the random generator.
#pragma once
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

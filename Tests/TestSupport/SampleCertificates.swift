/// Certificates that sign themselves for `localhost` and 127.0.0.1, until 2126, and one that ended in 2021. Made for tests with
/// `openssl req -x509`, so that these need no tool; their keys protect nothing.
package enum SampleCertificates {
  package static let first = """
    -----BEGIN CERTIFICATE-----
    MIIBlDCCATmgAwIBAgIUJLBkxxR1RojZzPsLES07z0XOSmswCgYIKoZIzj0EAwIw
    EDEOMAwGA1UEAwwFZmlyc3QwIBcNMjYxMTI3MTMxNjA2WhgPMjEyNjExMDMxMzE2
    MDZaMBAxDjAMBgNVBAMMBWZpcnN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
    bbz7/wDz4vavHipl73tU6dNunpqmGdzymEMNIWEtHyfxGmAhulp7eF21aFMYY+e2
    AlXMobR4VURyiQ4Ov5tYHqNvMG0wHQYDVR0OBBYEFO82Wm6A1LKvpywVWxOqAbI+
    +HzGMB8GA1UdIwQYMBaAFO82Wm6A1LKvpywVWxOqAbI++HzGMA8GA1UdEwEB/wQF
    MAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0kA
    MEYCIQDpz78yYmtXryXJ/hzkPfsEn/jhnSGZrkRanW9NFHHtkgIhALVZFzKXoWkw
    hcaI7B8ItNtXmrdw6ap55HMWoxzq/BIJ
    -----END CERTIFICATE-----
    """
  package static let firstKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaIFlMWF9ih5wvsQI
    VfcWZTo60L6/K0WoiUXb0nXhRhehRANCAARtvPv/APPi9q8eKmXve1Tp026emqYZ
    3PKYQw0hYS0fJ/EaYCG6Wnt4XbVoUxhj57YCVcyhtHhVRHKJDg6/m1ge
    -----END PRIVATE KEY-----
    """

  package static let second = """
    -----BEGIN CERTIFICATE-----
    MIIBlTCCATugAwIBAgIUc9aCPqtJ1FyraunARBBAh+dIDccwCgYIKoZIzj0EAwIw
    ETEPMA0GA1UEAwwGc2Vjb25kMCAXDTI2MTEyNzEzMTYwNloYDzIxMjYxMTAzMTMx
    NjA2WjARMQ8wDQYDVQQDDAZzZWNvbmQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
    AATdJMwwbgWZuV0JTB6Lwu/6T4rtXkufoyBj6WGYvSkp+8R9Fo4CavzvigNxRDxU
    ZmSbLwLWzC2l5FzUlDOCCvwoo28wbTAdBgNVHQ4EFgQUVhf94DrvPt7Mtw74jAg/
    ch0qJPYwHwYDVR0jBBgwFoAUVhf94DrvPt7Mtw74jAg/ch0qJPYwDwYDVR0TAQH/
    BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwID
    SAAwRQIhAKBWeFbQNPn+n+I8NN5uSrlb45JXzeFT05keKW9JFHGtAiBrJjOIiFQq
    AatyIjqCDP26jfdnrLECXHMbUvUJOg+/Lw==
    -----END CERTIFICATE-----
    """
  package static let secondKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1aRyojdTJBWq/E32
    M8vhyw5vuOn1eCtvjf7/Yfa9BmehRANCAATdJMwwbgWZuV0JTB6Lwu/6T4rtXkuf
    oyBj6WGYvSkp+8R9Fo4CavzvigNxRDxUZmSbLwLWzC2l5FzUlDOCCvwo
    -----END PRIVATE KEY-----
    """

  package static let expired = """
    -----BEGIN CERTIFICATE-----
    MIIBETCBt6ADAgECAgEDMAoGCCqGSM49BAMCMBIxEDAOBgNVBAMMB2V4cGlyZWQw
    HhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAwMDAwWjASMRAwDgYDVQQDDAdleHBp
    cmVkMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETx55cd23TzyqXKA8Y3WXouzJ
    EQIPrBMot7R3489mgmkW2wF26U58onCvycrN3rK1ZDFmYFlTX7CAyyaW5OGp3zAK
    BggqhkjOPQQDAgNJADBGAiEAtS5B5DLHXcQrX1SYJf9af3kHHLup0LmeHT6CSrAT
    JRgCIQDbhiI2moZ3cKqGE5RRyrGfROdHftfMbbZ4gdpClFiDdQ==
    -----END CERTIFICATE-----
    """
  package static let expiredKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzzekXHDIwW0gRpOE
    Ttpgva3vYkrTtbipndz31oZ8GrOhRANCAARPHnlx3bdPPKpcoDxjdZei7MkRAg+s
    Eyi3tHfjz2aCaRbbAXbpTnyicK/Jys3esrVkMWZgWVNfsIDLJpbk4anf
    -----END PRIVATE KEY-----
    """
}

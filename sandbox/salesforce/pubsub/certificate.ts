/**
 * A certificate for localhost and 127.0.0.1 that signed itself, until 2126. Everybody can read its key, so it protects
 * nothing: it lets clients that speak TLS only, as all of Salesforce's Pub/Sub API do, connect to the sandbox as they are.
 * Who trusts it trusts this machine alone; it can sign no other.
 */
export const LOCALHOST_CERTIFICATE = {
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgwo00E2/Ok/u2WpLX
Hkv88Cewc0iB7htB9UH7PpeVTPahRANCAARflw3oZbr4RzVJZAGTz6X18VWycT6y
IbecFc3iSDVOfqbuFnI3WxBCR+GnVrJhV4REtFKXKn2z0Duz+V2IahOT
-----END PRIVATE KEY-----
`,
	cert: `-----BEGIN CERTIFICATE-----
MIIBrzCCAVSgAwIBAgIUcw3ZmhqlakQyw8OMXArCkMVXWR0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDAwMTI0NVoYDzIxMjYxMTA2
MDAxMjQ1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARflw3oZbr4RzVJZAGTz6X18VWycT6yIbecFc3iSDVOfqbuFnI3WxBC
R+GnVrJhV4REtFKXKn2z0Duz+V2IahOTo4GBMH8wHQYDVR0OBBYEFIYmNzlS+Rqx
dgxf21VfrVJuMLYfMB8GA1UdIwQYMBaAFIYmNzlS+Rqxdgxf21VfrVJuMLYfMBoG
A1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAMBgNVHRMBAf8EAjAAMBMGA1UdJQQM
MAoGCCsGAQUFBwMBMAoGCCqGSM49BAMCA0kAMEYCIQCC3VJhyboe6Yse1ZsLDBQH
0/U7IVThtPHDuiNFj69TTAIhAKWQaEClQlXEJUl72bh3tMzjbcahiSKefGNGOYzA
h5DU
-----END CERTIFICATE-----
`,
};

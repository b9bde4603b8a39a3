/* compute.c has programs that do nothing but compute: each export takes a size and returns a checksum. */

typedef unsigned char u8;
typedef unsigned int u32;
#define EXPORT(name) __attribute__((export_name(name)))

static u32 seed;
static u32 next(void) { return seed = seed * 1664525u + 1013904223u; }

/* Quicksort with a comparison function, as of a library. */
static int compare(const void *a, const void *b) { return *(const int *)a < *(const int *)b ? -1 : *(const int *)a > *(const int *)b; }

static void quicksort(int *v, int n, int (*cmp)(const void *, const void *)) {
	while (n > 8) {
		int pivot = v[n / 2], i = 0, j = n - 1;
		while (i <= j) {
			while (cmp(&v[i], &pivot) < 0) i++;
			while (cmp(&v[j], &pivot) > 0) j--;
			if (i <= j) { int t = v[i]; v[i++] = v[j]; v[j--] = t; }
		}
		quicksort(v, j + 1, cmp);
		v += i, n -= i;
	}
	for (int i = 1; i < n; i++)
		for (int j = i; j > 0 && cmp(&v[j - 1], &v[j]) > 0; j--) { int t = v[j]; v[j] = v[j - 1]; v[j - 1] = t; }
}

static int numbers[1 << 16];

EXPORT("sort") u32 sort(u32 n) {
	u32 sum = 0;
	for (u32 round = 0; round < n; round++) {
		seed = round;
		for (int i = 0; i < 1 << 16; i++) numbers[i] = (int)next();
		quicksort(numbers, 1 << 16, compare);
		sum += (u32)numbers[round & 0xffff];
	}
	return sum;
}

/* SHA-256, FIPS 180-4. */
static const u32 K[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
	0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
	0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
	0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
	0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static u32 rotate(u32 x, int n) { return x >> n | x << (32 - n); }

static void block(u32 h[8], const u8 *p) {
	u32 w[64], s[8];
	for (int i = 0; i < 16; i++) w[i] = (u32)p[4 * i] << 24 | (u32)p[4 * i + 1] << 16 | (u32)p[4 * i + 2] << 8 | p[4 * i + 3];
	for (int i = 16; i < 64; i++) {
		u32 a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
		u32 b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
		w[i] = w[i - 16] + a + w[i - 7] + b;
	}
	for (int i = 0; i < 8; i++) s[i] = h[i];
	for (int i = 0; i < 64; i++) {
		u32 a = s[7] + (rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + K[i] + w[i];
		u32 b = (rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
		for (int j = 7; j > 0; j--) s[j] = s[j - 1];
		s[4] += a;
		s[0] = a + b;
	}
	for (int i = 0; i < 8; i++) h[i] += s[i];
}

static u8 message[1 << 16];

EXPORT("sha256") u32 sha256(u32 n) {
	u32 h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	for (u32 i = 0; i < sizeof message; i++) message[i] = (u8)(i * 7);
	for (u32 round = 0; round < n; round++)
		for (u32 i = 0; i < sizeof message; i += 64) block(h, message + i);
	return h[0];
}

EXPORT("mandelbrot") u32 mandelbrot(u32 n) {
	u32 sum = 0;
	for (u32 y = 0; y < n; y++)
		for (u32 x = 0; x < n; x++) {
			double cr = 3.0 * x / n - 2, ci = 2.0 * y / n - 1, zr = 0, zi = 0;
			int i = 0;
			while (i < 200 && zr * zr + zi * zi < 4) {
				double t = zr * zr - zi * zi + cr;
				zi = 2 * zr * zi + ci;
				zr = t;
				i++;
			}
			sum += (u32)i;
		}
	return sum;
}

static double ma[200][200], mb[200][200], mc[200][200];

EXPORT("matrix") u32 matrix(u32 n) {
	for (int i = 0; i < 200; i++)
		for (int j = 0; j < 200; j++) ma[i][j] = i + j, mb[i][j] = i - j;
	for (u32 round = 0; round < n; round++)
		for (int i = 0; i < 200; i++)
			for (int j = 0; j < 200; j++) {
				double sum = 0;
				for (int k = 0; k < 200; k++) sum += ma[i][k] * mb[k][j];
				mc[i][j] = sum;
			}
	return (u32)mc[17][19];
}

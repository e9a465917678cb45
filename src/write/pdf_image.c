/* PNG pictures, decoded by libpng: libharu's own loader may crash on a
 * damaged file. */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_internal.h"
#include "write/write.h"

enum { PIXEL_LIMIT = 40 * 1000 * 1000 };

/* RGBA rows in malloc'd memory, or NULL when the bytes are no usable PNG. */
static unsigned char *decode(const void *bytes, size_t size, png_image *image)
{
	unsigned char *pixels = NULL;

	memset(image, 0, sizeof(*image));
	image->version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_memory(image, bytes, size))
		return NULL;
	image->format = PNG_FORMAT_RGBA;
	if (image->width > 0 && image->height > 0 && image->width <= PIXEL_LIMIT / image->height)
		pixels = malloc(PNG_IMAGE_SIZE(*image));
	if (pixels != NULL && !png_image_finish_read(image, NULL, pixels, 0, NULL)) {
		free(pixels);
		pixels = NULL;
	}
	png_image_free(image);
	return pixels;
}

const char *png_flaw(const void *bytes, size_t size)
{
	png_image image;
	unsigned char *pixels;

	if (size < 8 || png_sig_cmp(bytes, 0, 8) != 0)
		return "is not a PNG picture";
	pixels = decode(bytes, size, &image);
	free(pixels);
	if (pixels != NULL)
		return NULL;
	return image.height > 0 && image.width > PIXEL_LIMIT / image.height
		? "has more than 40 million pixels" : "is a damaged PNG picture";
}

static void put_size(struct pdf_record *record, const struct pdf_image *image, const char *space)
{
	put_string(&record->body, "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width ");
	put_integer(&record->body, image->width);
	put_string(&record->body, "/Height ");
	put_integer(&record->body, image->height);
	put_string(&record->body, "/ColorSpace/");
	put_string(&record->body, space);
}

static bool is_opaque(const unsigned char *pixels, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (pixels[4 * i + 3] != 255)
			return false;
	return true;
}

/* Every fourth byte is the mask, the other three the picture. */
static void make_image(struct pdf_file *pdf, struct pdf_image *image, const unsigned char *pixels)
{
	size_t count = (size_t)image->width * (size_t)image->height;
	char *plane = arena_alloc(pdf->arena, 3 * count);

	image->record = new_record(pdf);
	put_size(image->record, image, "DeviceRGB");
	if (!is_opaque(pixels, count)) {
		struct pdf_record *mask = new_record(pdf);

		for (size_t i = 0; i < count; i++)
			plane[i] = (char)pixels[4 * i + 3];
		put_size(mask, image, "DeviceGray");
		set_stream(pdf, mask, plane, count);
		put_string(&image->record->body, "/SMask ");
		put_reference(&image->record->body, record_number(mask));
	}
	for (size_t i = 0; i < count; i++)
		memcpy(plane + 3 * i, pixels + 4 * i, 3);
	set_stream(pdf, image->record, plane, 3 * count);
}

/* A picture that stands on many pages is stored once. */
static int find_image(const struct pdf_file *pdf, const void *bytes, size_t size)
{
	for (size_t i = 0; i < pdf->image_count; i++)
		if (pdf->images[i].bytes == bytes && pdf->images[i].size == size)
			return (int)i;
	return -1;
}

static int load_image(struct pdf_file *pdf, const void *bytes, size_t size)
{
	png_image decoded;
	unsigned char *pixels = decode(bytes, size, &decoded);
	struct pdf_image *image;

	if (pixels == NULL)
		return -1;
	image = PDF_APPEND(pdf, images, image_count, image_capacity);
	*image = (struct pdf_image){ .bytes = bytes,
				     .size = size,
				     .width = (int)decoded.width,
				     .height = (int)decoded.height };
	make_image(pdf, image, pixels);
	free(pixels);
	return (int)pdf->image_count - 1;
}

bool canvas_png(struct canvas *canvas, const void *bytes, size_t size, const double box[4])
{
	struct pdf_file *pdf = canvas->pdf;
	int number = find_image(pdf, bytes, size);
	double width, height;

	if (number < 0)
		number = load_image(pdf, bytes, size);
	if (number < 0)
		return false;
	width = box[2];
	height = width * pdf->images[number].height / pdf->images[number].width;
	if (height > box[3]) {
		width *= box[3] / height;
		height = box[3];
	}
	begin_content(canvas, false);
	put_string(canvas->out, "q ");
	put_number(canvas->out, width);
	put_string(canvas->out, " 0 0 ");
	put_number(canvas->out, height);
	put_char(canvas->out, ' ');
	put_point(canvas, box[0] + box[2] - width, box[1] + height, " cm /I");
	put_integer(canvas->out, number);
	put_string(canvas->out, " Do Q\n");
	return true;
}

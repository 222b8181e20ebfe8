const always = /^(image|audio|video|font)\/[\w.+-]+$/;
const application =
  /^(multipart\/form-data|application\/(octet-stream|pdf|zip|gzip|x-tar|x-protobuf|protobuf|msgpack|x-zip-compressed|vnd\.openxmlformats-[\w.-]+|vnd\.ms-[\w.-]+))$/;

/**
 * Whether what is sent as a media type are bytes that mean nothing as text.
 *
 * @param type without parameters, in lower case
 */
export const isBinaryMediaType = (type: string): boolean =>
  always.test(type) ? !type.endsWith("+xml") : application.test(type);

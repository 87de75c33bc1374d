import { withModule } from '../../../host/simulated/modules.ts';
import type { Example } from '../../example.ts';

const dockerfile = [
  'FROM golang:1.26-bookworm AS build',
  'ENV CGO_ENABLED=1',
  'WORKDIR /src',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
  'RUN go build -o /app .',
  '',
  'FROM alpine:3.22',
  'COPY --from=build /app /usr/local/bin/app',
  'ENTRYPOINT ["app"]',
];

const program = 'package main\n\n// #include <stdlib.h>\nimport "C"\n\nfunc main() { C.abort() }\n';

/** Built on Debian with cgo, started on Alpine. */
export const example: Example = {
  machine: () => withModule({ Dockerfile: `${dockerfile.join('\n')}\n`, 'main.go': program }),
};

import { withModule } from '../../../host/simulated/modules.ts';
import type { Example } from '../../example.ts';

const dockerfile = [
  'FROM --platform=$BUILDPLATFORM golang:1.25 AS build',
  'ARG TARGETOS TARGETARCH',
  'WORKDIR /src',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
  'RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .',
  '',
  'FROM scratch',
  'COPY --from=build /app /app',
  'ENTRYPOINT ["/app"]',
];

/** The module was raised to Go 1.26, and the image was not. */
export const example: Example = {
  machine: () => withModule({ Dockerfile: `${dockerfile.join('\n')}\n` }),
};

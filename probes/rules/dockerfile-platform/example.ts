import { withModule } from '../../../host/simulated/modules.ts';
import type { Example } from '../../example.ts';

const dockerfile = [
  'FROM golang:1.26 AS build',
  'WORKDIR /src',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
  'ARG TARGETARCH',
  'RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .',
  '',
  'FROM scratch',
  'COPY --from=build /app /app',
  'ENTRYPOINT ["/app"]',
];

/** A builder that is taken for the platform of the image. */
export const example: Example = {
  machine: () => withModule({ Dockerfile: `${dockerfile.join('\n')}\n` }),
};

import { withModule } from '../../../host/simulated/modules.ts';
import type { Example } from '../../example.ts';

const dockerfile = [
  'FROM --platform=$BUILDPLATFORM golang:1.26 AS build',
  'ARG TARGETOS TARGETARCH',
  'WORKDIR /src',
  'COPY . .',
  'RUN go mod download',
  'RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .',
  '',
  'FROM scratch',
  'COPY --from=build /app /app',
  'ENTRYPOINT ["/app"]',
];

/** Everything is copied before the modules are fetched. */
export const example: Example = {
  machine: () => withModule({ Dockerfile: `${dockerfile.join('\n')}\n` }),
};

import { withModule } from '../../../host/simulated/modules.ts';
import type { Example } from '../../example.ts';

const dockerfile = [
  'FROM --platform=$BUILDPLATFORM golang:1.26 AS build',
  'WORKDIR /src',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
  'RUN CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -o /app .',
  '',
  'FROM scratch',
  'COPY --from=build /app /app',
  'ENTRYPOINT ["/app"]',
];

/** GOARCH is written out, and the image follows its platform. */
export const example: Example = {
  machine: () => withModule({ Dockerfile: `${dockerfile.join('\n')}\n` }),
};

FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# What server -version prints: there is no .git here to ask.
ARG VERSION
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /out/server ./server

FROM gcr.io/distroless/static:nonroot
COPY --from=build /out/server /server
# Without KG_STORE the server keeps its data in the user's cache directory.
ENV KG_ADDR=0.0.0.0:8080 XDG_CACHE_HOME=/tmp
EXPOSE 8080
ENTRYPOINT ["/server"]

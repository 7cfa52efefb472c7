# Builds the program with the SDK, and npm for the charts' script; what runs holds neither.
# The base images are the plain Ubuntu ones: they bring ICU and the time zones, which alpine and chiselled images leave out.
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/ /usr/local/
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages --mount=type=cache,target=/root/.npm \
    dotnet publish src/FunnelReports.Web --configuration Release --use-current-runtime --self-contained false \
      -p:PublishReadyToRun=true --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# Imports and exports, and the embedded database when no PostgreSQL is given. Owned by the user that runs the program.
RUN mkdir /data && chown app:app /data
ENV ASPNETCORE_HTTP_PORTS="" ASPNETCORE_URLS=http://+:8080 Data__Path=/data
EXPOSE 8080
USER app
ENTRYPOINT ["dotnet", "FunnelReports.Web.dll"]

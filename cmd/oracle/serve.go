package main

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	ucli "github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle/fhirserver"
	"github.com/labseal/labseal/oracle/folder"
	"github.com/labseal/labseal/oracle/health"
	"github.com/labseal/labseal/oracle/healthlink"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/lis"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/notify"
	"github.com/labseal/labseal/oracle/quota"
	"github.com/labseal/labseal/oracle/room"
)

// Addresses that the service listens at, beside that for messages.
var (
	tilesListenFlag  = &ucli.StringFlag{Name: "tiles-listen", Usage: "`ADDRESS` to serve the published tiles at", EnvVars: cli.Env("tiles-listen")}
	healthListenFlag = &ucli.StringFlag{Name: "health-listen", Usage: "`ADDRESS` to serve /healthz, /readyz and /metrics at", EnvVars: cli.Env("health-listen")}
)

func serveCommand() *ucli.Command {
	return &ucli.Command{
		Name:   "serve",
		Usage:  "take messages in, anchor what is in the journal, and publish the log's tiles",
		Flags:  slices.Concat([]ucli.Flag{tilesListenFlag, healthListenFlag, profileFlag}, intakeFlags, roomFlags, receiptFlags, noticeFlags, linkFlags, counterFlags, labFlags, chainFlags),
		Action: runServe,
	}
}

// How much garbage a service lets grow before it collects it: so many percent of what lives and of the ballast. What lives
// is little, a few MiB of what is in flight, so that collecting it as often as Go would by itself takes a tenth of the work.
// The ballast is memory that nobody touches, so that the system gives none for it, but that the collector counts as alive:
// it lets some 160 MiB of garbage grow under any load.
const (
	garbage = 400
	ballast = 32 << 20
)

func runServe(c *ucli.Context) (err error) {
	stop, err := profile(c.Path(profileFlag.Name))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stop()) }()
	s, err := openService(c)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.keyring.Ready(); err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
		defer runtime.KeepAlive(make([]byte, ballast))
	}
	s.logger.Info("serving", "member", s.member, "log", s.log)
	if s.folder.IsUnguarded() {
		s.logger.Warn("the key folder is marked UNGUARDED, as a devnet's: whoever gets a copy of it can guess its password")
	}
	if err := s.run(c.Context); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil // told to stop
}

// service is an oracle that takes messages in and anchors them: a lab with all that it listens at.
type service struct {
	*lab
	node
	sockets
	keys   anchoringKeys
	intake *intake.Intake
	tls    *tls.Config // of what takes records in; nil if it has none
	limits struct {
		mllp mllp.Limits
		fhir quota.Limits
	}
	oneAnswer bool // of two that a message asks for

	inbox   *folder.Folder // nil if there is none
	notices *notify.Sender // nil if nobody is told
	metrics *health.Metrics
	room    *room.Watch
	counter *counter // nil if nobody may ask

	links    *healthlink.Server // nil if there are none
	linksTLS *tls.Config
}

// openService opens what the flags name, each by itself, and tells all that is wrong with it at once.
func openService(c *ucli.Context) (_ *service, err error) {
	s := &service{oneAnswer: c.Bool(oneAnswerFlag.Name)}
	var errs [19]error
	s.node, errs[0] = readNode(c)
	s.tls, errs[1] = intakeTLS(c)
	if c.String(tilesListenFlag.Name) != "" && s.tilesDir == "" {
		errs[2] = cli.Usage("--tiles-listen serves what --tiles-dir names: give both")
	}
	promise, err := promised(c)
	errs[3] = err
	s.limits.mllp, errs[4] = mllpLimits(c)
	s.limits.fhir, errs[5] = fhirLimits(c)
	s.linksTLS, errs[6] = readLinks(c)
	s.counter, errs[7] = readCounter(c, s.node)
	s.room, errs[8] = readRoom(c)
	s.lab, errs[9] = openParts(c)
	s.inbox, errs[10] = openFolder(c, s.logger)
	s.notices, errs[11] = s.lab.notices(c)
	if errs[9] == nil {
		errs[12] = s.openKeyring(c.Context)
	}
	if s.folder != nil { // where other parts are not there, it is told all the same which keys are missing
		s.intake, errs[13] = s.lab.intake()
		s.keys, errs[14] = s.anchoringKeys()
		s.links, errs[15] = s.linkServer(c)
	}
	if s.counter != nil && s.folder != nil && s.trust != nil {
		errs[16] = s.counter.open(s.lab)
	}
	if s.room != nil && s.journal != nil {
		errs[17] = s.watchRoom(c.Context, s.room)
	}
	s.sockets, errs[18] = openSockets(c, mllpListenFlag, fhirListenFlag, tilesListenFlag, healthListenFlag, linksListenFlag, releaseListenFlag)
	if err := cli.All(errs[:]...); err != nil {
		return nil, cli.All(err, s.Close())
	}
	s.intake.RefuseReuse, s.intake.Promise, s.intake.Room = c.Bool(refuseReuseFlag.Name), promise, s.room.Check
	s.metrics = health.NewMetrics(s.journal)
	return s, nil
}

// Close lets go of what is open.
func (s *service) Close() error {
	s.sockets.Close()
	if s.counter != nil && s.counter.releasing.chain != nil {
		s.counter.releasing.chain.Close()
	}
	if s.lab == nil {
		return nil
	}
	return s.lab.Close()
}

// run serves until the context ends or a part fails.
func (s *service) run(ctx context.Context) error {
	queue := intake.NewQueue(s.intake, s.logger)
	queue.Observe = s.metrics.Observe
	messages := &mllp.Server{
		Handler: &lis.Desk{
			Intake: queue, Now: time.Now, Log: s.logger, Receipts: s.intake.Promise > 0, OneAnswer: s.oneAnswer,
		},
		TLS: s.tls, Limits: s.limits.mllp, Log: s.logger,
	}
	resources := &fhirserver.Server{Intake: queue, Log: s.logger, Limits: s.limits.fhir}
	watch := http.NewServeMux()
	watch.Handle("/", health.Handler(s.journal, s.metrics))
	watch.Handle("GET /metrics", s.metrics.Handler())

	// The queue ends after those that submit to it, so that what is in flight is answered.
	queuing, stop := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan error, 1)
	go func() { done <- queue.Run(queuing) }()
	defer func() { stop(); <-done }()

	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.anchor(ctx, s.node, s.keys) })
	group.Go(func() error { return s.room.Run(ctx, roomInterval) })
	group.Go(func() error { return s.refreshKeyring(ctx) })
	s.serve(group, tilesListenFlag, func(l net.Listener) error { return serveHTTP(ctx, l, nil, http.FileServer(http.Dir(s.tilesDir))) })
	s.serve(group, healthListenFlag, func(l net.Listener) error { return serveHTTP(ctx, l, nil, watch) })
	s.serve(group, fhirListenFlag, func(l net.Listener) error { return serveHTTP(ctx, l, s.tls, resources) })
	s.serve(group, mllpListenFlag, func(l net.Listener) error { return messages.Serve(ctx, l) })
	s.serve(group, linksListenFlag, func(l net.Listener) error { return serveHTTP(ctx, l, s.linksTLS, s.links) })
	group.Go(func() error { return s.forgetLinks(ctx) })
	group.Go(func() error { return s.remind(ctx, remindInterval) })
	if s.counter == nil {
		if err := s.withoutCounter(ctx); err != nil {
			s.logger.Warn("can't forget what kept requests from being answered", "reason", err)
		}
	} else {
		s.counter.run(ctx, group)
		s.serve(group, releaseListenFlag, func(l net.Listener) error { return serveHTTP(ctx, l, s.counter.tls, s.counter.handler()) })
	}
	if s.notices != nil {
		group.Go(func() error { return s.notices.Run(ctx) })
	}
	group.Go(func() error {
		if s.inbox == nil { // what was in the way of one that was named before is no more
			return s.journal.SetObstacle(ctx, folder.Obstacle, "", false)
		}
		return s.inbox.Run(ctx, queue, s.journal)
	})
	return group.Wait()
}
